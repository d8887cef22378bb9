package dev.lanecast.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several projects with lanes of their own, tasks of every age, and every flag. */
@Timeout(240)
@EnabledIfSystemProperty(named = "lanecast.long", matches = "|true")
class PageProjectsIT {

    private static final String CONFIG = """
            stalled_after: 1s
            lanes:
              - {name: inbox, role: waiting}
              - {name: assigned, role: active}
              - {name: review, role: active}
              - {name: done, role: finished}
              - {name: archive, role: finished}
            """;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    static final BoardServer SERVER = new BoardServer(CONFIG, List.of("lighthouse"));

    private BoardTab tab;

    @BeforeAll
    static void writeTasks() throws Exception {
        SERVER.write(
                "inbox/crane.yaml", "id: crane\ntitle: Oil the crane\npriority: high\ninitiative: spring\n" + since(4));
        SERVER.write("inbox/pier.yaml", "id: pier\ntitle: Mend the pier\ntags: [wood]\n" + since(8));
        SERVER.write("inbox/rope.yaml", "id: rope\ntitle: Splice the rope\n" + since(20));
        SERVER.write("inbox/raft.yaml", "id: raft\ntitle: Tar the raft\n" + since(0));
        SERVER.write("archive/codex/mast.yaml", "id: mast\ntitle: Scrape the mast\nstatus: done\n" + since(40));
        SERVER.write("review/zoe/sail.yaml", "id: sail\ntitle: Sew the sail\nstatus: awaiting_review\n" + since(0));
        SERVER.age("review/zoe/sail.yaml", Duration.ofHours(1));

        SERVER.writeTo("lighthouse", "inbox/unnamed.yaml", "title: Sweep the stairs\n");
        SERVER.writeTo(
                "lighthouse",
                "inbox/zoneless.yaml",
                "id: zoneless\ntitle: Ring the bell\ncreated_at: 2026-01-02T03:04:05\n");
        SERVER.writeTo("lighthouse", "inbox/vague.yaml", "id: vague\ntitle: Trim the wick\ncreated_at: soon\n");
        SERVER.writeTo("lighthouse", "inbox/odd.yaml", "id: odd\ntitle: Wind the clock\npriority: [high]\n");
        SERVER.writeTo("lighthouse", "done/zoe/other.yaml", "id: other\ntitle: Clean the lens\nagent: codex\n");
        SERVER.writeTo("lighthouse", "inbox/one.yaml", "id: twin\ntitle: Count the ships\n");
        SERVER.writeTo("lighthouse", "inbox/two.yaml", "id: twin\ntitle: Count the gulls\n");
        SERVER.writeTo("lighthouse", "inbox/crane.yaml", "id: crane\ntitle: Watch the crane\n");
        SERVER.writeTo("lighthouse", "inbox/broken.yaml", "id: broken\ntitle: Fill the lamp\n");
    }

    @BeforeEach
    void openTheBoard() throws Exception {
        tab = BoardTab.open(CHROMIUM, SERVER, "");
        if (tab.page().getByText("1 unreadable").count() == 0) {
            assertThat(tab.card("Inbox", "Fill the lamp")).isVisible();
            SERVER.writeTo("lighthouse", "inbox/broken.yaml", "id: broken\ntitle: Fill: the lamp\n");
        }
        assertThat(tab.card("Inbox", "Fill the lamp")).containsText("unreadable");
    }

    @AfterEach
    void close() {
        tab.assertFits();
        tab.close();
    }

    @Test
    void theLanesOfTheConfigurationStandInTheirOrder() {
        assertThat(tab.page().getByRole(AriaRole.MAIN).locator("section.column h2"))
                .hasText(new Pattern[] {
                    Pattern.compile("Inbox\\s+\\d+"),
                    Pattern.compile("Assigned\\s+0"),
                    Pattern.compile("Review\\s+1"),
                    Pattern.compile("Done\\s+1"),
                    Pattern.compile("Archive\\s+1")
                });
        assertThat(tab.card("Review", "Sew the sail")).containsText("Awaiting review");
        assertThat(tab.card("Archive", "Scrape the mast")).isVisible();
        assertThat(tab.page().getByRole(AriaRole.GROUP, named("Tasks"))).containsText("1 archive");
    }

    @Test
    void aCardThatHasWaitedForLongIsTintedTheMoreTheLonger() {
        Set<String> tints = new TreeSet<>();
        for (String[] waited : new String[][] {
            {"Tar the raft", "now"}, {"Oil the crane", "4 d"}, {"Mend the pier", "8 d"}, {"Splice the rope", "2 w"}
        }) {
            Locator since = tab.card("Inbox", waited[0]).locator(".since");
            assertThat(since).containsText(waited[1]);
            tints.add((String) since.evaluate("part => getComputedStyle(part).backgroundColor"));
        }
        assertThat(tints).hasSize(4);
        assertThat(tab.card("Archive", "Scrape the mast").locator(".since").evaluate("part => part.className"))
                .asString()
                .doesNotContain("aged");
    }

    @ParameterizedTest
    @CsvSource({
        "id_inferred, Id inferred, Sweep the stairs, its name is used",
        "time_assumed, Time assumed, Ring the bell, UTC is assumed",
        "time_invalid, Time invalid, Trim the wick, cannot be read",
        "field_ignored, Field ignored, Wind the clock, an unexpected form",
        "agent_mismatch, Agent mismatch, Clean the lens, names another agent",
        "duplicate_id, Duplicate id, Count the ships, Another file has the same id",
        "unreadable, Unreadable, Fill the lamp, last good version",
        "stalled, Stalled, Sew the sail, has not changed for long",
    })
    void everyFlagCanBeFilteredByAndIsExplained(String flag, String name, String title, String meaning) {
        tab.button("Flag").click();
        String count = flag.equals("duplicate_id") ? " 2" : " 1";
        tab.page().getByRole(AriaRole.CHECKBOX, named(name + count)).check();
        assertThat(tab.page()).hasURL(Pattern.compile("[?]flag=" + flag + "$"));
        assertThat(tab.page().getByText(Pattern.compile("^" + count.strip() + " of 15 tasks$")))
                .isVisible();
        tab.page().keyboard().press("Escape");
        tab.link(title).click();
        assertThat(tab.panel()).containsText(name + ".");
        assertThat(tab.panel()).containsText(meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "Project, lighthouse 9, project=lighthouse, 9",
        "Priority, High 1, priority=high, 1",
        "Status, Awaiting review 1, status=awaiting_review, 1",
        "Tag, wood 1, tag=wood, 1",
        "Initiative, spring 1, initiative=spring, 1",
        "Agent, zoe 2, agent=zoe, 2",
    })
    void everyFilterCountsNarrowsAndStandsInTheAddress(String facet, String option, String query, int count) {
        tab.button(facet).click();
        tab.page().getByRole(AriaRole.CHECKBOX, named(option)).check();
        assertThat(tab.page()).hasURL(Pattern.compile("[?]" + query + "$"));
        assertThat(tab.page().getByText(count + " of 15 tasks")).isVisible();
        tab.page().reload();
        assertThat(tab.page().getByText(count + " of 15 tasks")).isVisible();
        assertThat(tab.page().getByRole(AriaRole.MAIN).getByRole(AriaRole.LISTITEM))
                .hasCount(count);
    }

    @Test
    void tasksOfOneIdInTwoProjectsAreToldApart() {
        assertThat(tab.page().getByRole(AriaRole.BANNER)).containsText("harborline, lighthouse");
        assertThat(tab.card("Inbox", "Oil the crane")).containsText("harborline");
        assertThat(tab.card("Inbox", "Watch the crane")).containsText("lighthouse");
        assertThat(tab.card("Inbox", "Watch the crane")).not().containsText("duplicate");
        tab.link("Watch the crane").click();
        assertThat(tab.page()).hasURL(Pattern.compile("#task/lighthouse/crane$"));
        assertThat(tab.panel()).containsText("lighthouse: inbox/crane.yaml");
        tab.page().keyboard().press("Escape");
        tab.page().getByLabel("Group").selectOption("project");
        assertThat(tab.region("lighthouse").getByRole(AriaRole.HEADING)).hasText(Pattern.compile("lighthouse\\s+9"));
        assertThat(tab.card("Inbox, harborline", "Oil the crane")).isVisible();
    }

    @Test
    void aTaskIsLinkedByItsKeyOnlyWhereItsIdIsNotUnique() {
        tab.link("Count the gulls").click();
        assertThat(tab.page()).hasURL(Pattern.compile("#task/[A-Za-z0-9_-]+$"));
        assertThat(tab.panel()).containsText("inbox/two.yaml");
        tab.page().reload();
        assertThat(tab.panel()).containsText("Count the gulls");
    }

    private static String since(int days) {
        return "created_at: " + Instant.now().minus(Duration.ofDays(days)) + "\n";
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}

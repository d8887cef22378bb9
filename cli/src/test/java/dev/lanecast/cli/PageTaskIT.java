package dev.lanecast.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The panel of one task. */
@Timeout(240)
class PageTaskIT {

    private static final String PIER = "id: pier\ntitle: Mend the pier\npriority: %s\ndependencies: [wood, stone]\n"
            + "description: |\n  Needs **planks**, see [the plan](https://example.org/plan).\n"
            + "acceptance_criteria: ['[x] measured', '[ ] nailed']\nlog:\n%s";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    static final BoardServer SERVER = new BoardServer();

    private BoardTab tab;

    @BeforeEach
    void openTheTask() throws Exception {
        SERVER.write("inbox/pier.yaml", PIER.formatted("high", "  - entry\n".repeat(150)));
        SERVER.write("assigned/codex/wood.yaml", "id: wood\ntitle: Fetch wood\nstatus: in_progress\n");
        SERVER.write("done/codex/stone.yaml", "id: stone\ntitle: Fetch stone\n");
        tab = BoardTab.open(CHROMIUM, SERVER, "#task/harborline/pier");
    }

    @AfterEach
    void close() {
        tab.close();
    }

    @Test
    @EnabledIfSystemProperty(named = "lanecast.long", matches = "|true")
    void showsMarkdownChecklistAndPlace() {
        assertThat(tab.panel().getByRole(AriaRole.HEADING, named("Mend the pier")))
                .isVisible();
        assertThat(tab.panel().locator("strong").getByText("planks")).isVisible();
        assertThat(tab.panel().getByRole(AriaRole.LINK, named("the plan"))).hasAttribute("rel", "noopener noreferrer");
        assertThat(tab.panel().getByText("1 of 2")).isVisible();
        assertThat(tab.panel().getByText("harborline: inbox/pier.yaml")).isVisible();
    }

    @Test
    @EnabledIfSystemProperty(named = "lanecast.long", matches = "|true")
    void linksToWhatItWaitsForWithItsState() {
        Locator waiting = fact("Waiting on");
        assertThat(waiting).containsText("Fetch wood");
        assertThat(waiting).containsText("in progress");
        assertThat(waiting).not().containsText("Fetch stone");
        assertThat(tab.card("Assigned", "Fetch wood")).containsText("blocks 1");
        waiting.getByRole(AriaRole.LINK).click();
        assertThat(tab.panel().getByRole(AriaRole.HEADING, named("Fetch wood"))).isVisible();
        assertThat(fact("Blocks")).containsText("Mend the pier");
        tab.page().goBack();
        assertThat(tab.panel().getByRole(AriaRole.HEADING, named("Mend the pier")))
                .isVisible();
    }

    @Test
    void followsTheFileAndKeepsItsPlace() throws Exception {
        assertThat(tab.panel().getByText("entry").first()).isVisible();
        tab.eval("document.querySelector('.panel-body').scrollTop = 500");
        tab.panel().getByRole(AriaRole.BUTTON, named("Copy the link")).focus();

        SERVER.write("inbox/pier.yaml", PIER.formatted("critical", "  - entry\n".repeat(150)));
        assertThat(tab.panel().getByText("priority high → critical")).isVisible();
        assertThat(fact("Priority")).containsText("Critical");
        assertThat((Integer) tab.eval("document.querySelector('.panel-body').scrollTop"))
                .isEqualTo(500);
        assertThat(tab.panel().getByRole(AriaRole.BUTTON, named("Copy the link")))
                .isFocused();

        SERVER.move("inbox/pier.yaml", "assigned/codex/pier.yaml");
        assertThat(tab.panel().getByText("harborline: assigned/codex/pier.yaml"))
                .isVisible();
        assertThat(tab.panel().getByText("assigned to codex")).isVisible();
        // What the page still asks for would not be found there.
        tab.close();
        SERVER.move("assigned/codex/pier.yaml", "inbox/pier.yaml");
    }

    @Test
    @EnabledIfSystemProperty(named = "lanecast.long", matches = "|true")
    void marksWhatChangedWhileItIsOpenAndNothingElse() throws Exception {
        assertThat(tab.panel().getByText("planks")).isVisible();
        assertThat(tab.panel().locator(".fresh")).hasCount(0);
        SERVER.write(
                "inbox/pier.yaml",
                PIER.formatted("low", "  - entry\n".repeat(150)).replace("planks", "beams"));
        assertThat(tab.panel().getByText("beams")).isVisible();
        Locator marked = tab.panel().locator(".fresh");
        assertThat(marked.filter(new Locator.FilterOptions().setHasText("Priority")))
                .isVisible();
        assertThat(marked.filter(new Locator.FilterOptions().setHasText("beams")))
                .isVisible();
        assertThat(marked.filter(new Locator.FilterOptions().setHasText("Waiting on")))
                .hasCount(0);
        assertThat(marked.filter(new Locator.FilterOptions().setHasText("measured")))
                .hasCount(0);
        assertThat(marked.first().evaluate("part => getComputedStyle(part).animationName"))
                .isEqualTo("fresh");
        tab.page().keyboard().press("Escape");
        tab.link("Mend the pier").click();
        assertThat(tab.panel().getByText("beams")).isVisible();
        assertThat(marked).hasCount(0);
    }

    @Test
    @EnabledIfSystemProperty(named = "lanecast.long", matches = "|true")
    void thePathAndTheLinkCanBeCopied() {
        tab.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        tab.panel().getByRole(AriaRole.BUTTON, named("Copy the path")).click();
        assertThat(tab.page().getByRole(AriaRole.STATUS)).hasText("Copied");
        assertThat(tab.eval("navigator.clipboard.readText()")).isEqualTo("inbox/pier.yaml");
        tab.panel().getByRole(AriaRole.BUTTON, named("Copy the link")).click();
        tab.page()
                .waitForFunction(
                        "url => navigator.clipboard.readText().then((text) => text === url)",
                        SERVER.address() + "#task/harborline/pier");
    }

    @Test
    @EnabledIfSystemProperty(named = "lanecast.long", matches = "|true")
    void fillsASmallScreen() {
        tab.page().setViewportSize(360, 700);
        assertThat(tab.panel()).isVisible();
        assertThat(tab.panel().boundingBox().width).isEqualTo(360);
        assertThat((Integer) tab.eval("document.documentElement.scrollWidth")).isEqualTo(360);
        tab.panel().getByRole(AriaRole.BUTTON, named("Close")).click();
        assertThat(tab.panel()).hasCount(0);
        assertThat(tab.link("Mend the pier")).isVisible();
    }

    private Locator fact(String name) {
        return tab.panel()
                .getByText(name, new Locator.GetByTextOptions().setExact(true))
                .locator("..");
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}

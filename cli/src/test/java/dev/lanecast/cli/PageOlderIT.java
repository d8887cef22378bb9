package dev.lanecast.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Finished tasks that are so many that the page does not load all of them. */
@Timeout(240)
@EnabledIfSystemProperty(named = "lanecast.long", matches = "|true")
class PageOlderIT {

    private static final int LOADED = 200;
    private static final int OLDER = 30;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    static final BoardServer SERVER = new BoardServer();

    private BoardTab tab;

    /** The last ones are the oldest; two of these have the same id. */
    @BeforeAll
    static void writeTasks() throws Exception {
        for (int i = 0; i < LOADED + OLDER; i++) {
            String log = "log: coat number " + i + ".\n";
            SERVER.write(
                    "done/codex/buoy-" + i + ".yaml",
                    "id: buoy-" + i + "\ntitle: Paint buoy " + i + "\n" + log + done(i));
        }
        for (String agent : new String[] {"zoe", "codex"}) {
            String text = "id: twin\ntitle: Twin of " + agent + "\nlog: hull of " + agent + "\n";
            SERVER.write("done/" + agent + "/twin.yaml", text + done(999));
        }
        SERVER.write("inbox/rope.yaml", "id: rope\ntitle: Splice the rope\n");
    }

    @BeforeEach
    void openTheBoard() {
        tab = BoardTab.open(CHROMIUM, SERVER, "");
        assertThat(tab.region("Done").getByRole(AriaRole.HEADING))
                .hasText(Pattern.compile("Done\\s+" + (LOADED + OLDER + 2)));
    }

    @AfterEach
    void close() {
        tab.assertFits();
        tab.close();
    }

    @Test
    void filtersSayWhatTheyDoNotCountUntilItIsLoaded() {
        tab.go("?q=buoy");
        tab.button("Status")
                .or(tab.button("Flag"))
                .or(tab.button("Agent"))
                .first()
                .isVisible();
        assertThat(tab.region("Done")).containsText(OLDER + 2 + " older finished tasks not looked through");
        showMore();
        assertThat(tab.page().getByText(LOADED + OLDER + " of " + (LOADED + OLDER + 3) + " tasks"))
                .isVisible();
        tab.button("Agent").click();
        Locator menu = tab.page().getByRole(AriaRole.GROUP, named("Agent"));
        assertThat(menu).containsText("codex");
        assertThat(menu).not().containsText("not loaded");
    }

    @Test
    void aMenuSaysThatItCountsWhatIsLoaded() {
        tab.button("Agent").click();
        Locator menu = tab.page().getByRole(AriaRole.GROUP, named("Agent"));
        assertThat(menu.getByRole(AriaRole.CHECKBOX).first()).isVisible();
        assertThat(menu).containsText("Without " + (OLDER + 2) + " older finished tasks not loaded");
        assertThat(menu).not().containsText("zoe");
    }

    @Test
    void aMatchThatIsNotLoadedIsLinkedByItsIdAndByItsKeyOnlyWhereThatIsNotUnique() {
        searchEverywhere("coat number " + (LOADED + OLDER - 1) + ".");
        tab.page()
                .getByRole(AriaRole.LINK, named("Paint buoy " + (LOADED + OLDER - 1)))
                .click();
        assertThat(tab.page()).hasURL(Pattern.compile("#task/harborline/buoy-" + (LOADED + OLDER - 1) + "$"));
        assertThat(tab.panel()).containsText("Paint buoy " + (LOADED + OLDER - 1));
        tab.page().keyboard().press("Escape");

        searchEverywhere("hull of zoe");
        tab.page().getByRole(AriaRole.LINK, named("Twin of zoe")).click();
        assertThat(tab.page()).hasURL(Pattern.compile("#task/[A-Za-z0-9_-]+$"));
        assertThat(tab.panel()).containsText("done/zoe/twin.yaml");
    }

    private void searchEverywhere(String text) {
        tab.search().fill(text);
        tab.page().getByLabel("In whole documents").check();
        assertThat(tab.page().getByText("1 match in whole documents. Not loaded yet:"))
                .isVisible();
    }

    private void showMore() {
        Locator more = tab.region("Done").getByRole(AriaRole.BUTTON);
        while (more.count() > 0) {
            more.dispatchEvent("click");
            assertThat(tab.button("Loading…")).hasCount(0);
        }
    }

    private static String done(int hoursAgo) {
        return "completed_at: " + Instant.now().minus(Duration.ofHours(hoursAgo)) + "\n";
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}

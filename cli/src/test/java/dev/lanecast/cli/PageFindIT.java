package dev.lanecast.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Searching, filtering, grouping and ordering, and the address that remembers it. */
@Timeout(240)
@EnabledIfSystemProperty(named = "lanecast.long", matches = "|true")
class PageFindIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    static final BoardServer SERVER = new BoardServer();

    private BoardTab tab;

    @BeforeAll
    static void writeTasks() throws Exception {
        SERVER.write("inbox/relay.yaml", "id: relay\ntitle: Relay the events\npriority: low\ntags: [live]\n");
        SERVER.write(
                "inbox/lamp.yaml",
                "id: lamp\ntitle: Light the lamp\npriority: high\n"
                        + "description: A lamp.\nnotes: ask the harbourmaster\n");
        SERVER.write("assigned/codex/pier.yaml", "id: pier\ntitle: Mend the pier\nstatus: awaiting_review\n");
        SERVER.write("assigned/zoe/crane.yaml", "id: crane\ntitle: Oil the crane\nstatus: blocked\n");
        SERVER.write("done/codex/buoy.yaml", "id: buoy\ntitle: Paint the buoy\nstatus: done\n");
    }

    @BeforeEach
    void openTheBoard() {
        tab = BoardTab.open(CHROMIUM, SERVER, "");
        assertThat(tab.link("Paint the buoy")).isVisible();
    }

    @AfterEach
    void close() {
        tab.close();
    }

    @Test
    void typingNarrowsTheBoardAndTheBackButtonWidensIt() {
        tab.search().fill("RELAY");
        assertThat(tab.link("Light the lamp")).hasCount(0);
        assertThat(tab.link("Relay the events")).isVisible();
        assertThat(tab.page().getByText("1 of 5 tasks")).isVisible();
        assertThat(tab.page()).hasURL(Pattern.compile(".*[?]q=RELAY$"));

        tab.page().reload();
        assertThat(tab.link("Relay the events")).isVisible();
        assertThat(tab.link("Light the lamp")).hasCount(0);

        tab.page().goBack();
        assertThat(tab.link("Light the lamp")).isVisible();
        assertThat(tab.search()).hasValue("");
    }

    @Test
    void aFilterIsCountedShownAndCleared() {
        tab.button("Agent").click();
        tab.page()
                .getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(Pattern.compile("^codex")))
                .check();
        assertThat(tab.link("Oil the crane")).hasCount(0);
        assertThat(tab.link("Mend the pier")).isVisible();
        assertThat(tab.page().getByText("2 of 5 tasks")).isVisible();
        assertThat(tab.region("Assigned")).containsText("1 of 2");
        assertThat(tab.page()).hasURL(Pattern.compile(".*[?]agent=codex$"));

        tab.button("Clear all").click();
        assertThat(tab.link("Oil the crane")).isVisible();
        assertThat(tab.page()).hasURL(SERVER.address().toString());
    }

    @Test
    void wholeDocumentsAreSearchedOnRequest() {
        tab.search().fill("harbourmaster");
        assertThat(tab.page().getByText("0 of 5 tasks")).isVisible();
        tab.page().getByLabel("In whole documents").check();
        assertThat(tab.link("Light the lamp")).isVisible();
        assertThat(tab.page().getByText("1 match in whole documents")).isVisible();
    }

    @Test
    void columnsByStatusLeaveNoStatusOut() {
        tab.page().getByLabel("Columns").selectOption("status");
        assertThat(tab.card("Awaiting review", "Mend the pier")).isVisible();
        assertThat(tab.card("Blocked", "Oil the crane")).isVisible();
        assertThat(tab.card("Done", "Paint the buoy")).isVisible();
        assertThat(tab.region("In progress")).isVisible();
    }

    @Test
    void swimlanesGroupTheColumns() {
        tab.page().getByLabel("Group").selectOption("agent");
        assertThat(tab.region("codex").getByRole(AriaRole.LISTITEM)).hasCount(2);
        assertThat(tab.card("Assigned, zoe", "Oil the crane")).isVisible();
        assertThat(tab.region("No agent")).containsText("Relay the events");
    }

    @Test
    void theOrderIsAsChosen() {
        Locator inbox = tab.region("Inbox").getByRole(AriaRole.LINK);
        assertThat(inbox).containsText(new String[] {"Light the lamp", "Relay the events"});
        tab.go("?sort=title");
        assertThat(inbox).containsText(new String[] {"Light the lamp", "Relay the events"});
        tab.go("?sort=newest");
        assertThat(inbox).containsText(new String[] {"Light the lamp", "Relay the events"});
        tab.go("?sort=oldest");
        assertThat(inbox).containsText(new String[] {"Relay the events", "Light the lamp"});
    }
}

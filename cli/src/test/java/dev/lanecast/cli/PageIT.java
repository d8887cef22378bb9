package dev.lanecast.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The real page of the real jar in a real browser. */
@Timeout(300)
class PageIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    static final BoardServer SERVER = new BoardServer();

    private BoardTab tab;

    @BeforeEach
    void openTheBoard() throws Exception {
        SERVER.write("inbox/a.yaml", "id: a\ntitle: Relay the events\npriority: high\n");
        SERVER.write("inbox/b.yaml", "id: b\ntitle: '<img src=x onerror=\"document.title=1\"> hostile'\n");
        tab = BoardTab.open(CHROMIUM, SERVER, "");
    }

    @AfterEach
    void close() {
        tab.close();
    }

    @Test
    void aCardMovesThroughTheLanesAndCostsChangeWithoutReload() throws Exception {
        tab.eval("window.sameDocument = true");
        assertThat(tab.card("Inbox", "Relay the events")).isVisible();

        SERVER.move("inbox/a.yaml", "assigned/codex/a.yaml");
        assertThat(tab.card("Assigned", "Relay the events")).isVisible();
        assertThat(tab.card("Inbox", "Relay the events")).hasCount(0);

        SERVER.move("assigned/codex/a.yaml", "done/codex/a.yaml");
        assertThat(tab.card("Done", "Relay the events")).isVisible();
        assertThat(tab.card("Assigned", "Relay the events")).hasCount(0);

        SERVER.record("{\"task_id\":\"a\",\"model_name\":\"some-model\",\"prompt_tokens\":10,\"cost_usd\":4.25}");
        assertThat(tab.page().getByTestId("cost-total")).containsText("4.25");
        assertThat(tab.page().getByTestId("cost-today")).containsText("4.25");
        assertThat(tab.card("Done", "Relay the events")).containsText("$4.25");

        SERVER.record("{\"task_id\":\"a\",\"model_name\":\"unknown-model\",\"prompt_tokens\":10}");
        for (String figure : new String[] {"cost-today", "cost-month", "cost-total"}) {
            assertThat(tab.page().getByTestId(figure)).hasText("$4.25+");
        }

        assertThat((Boolean) tab.eval("window.sameDocument")).isTrue();
    }

    @Test
    void aHostileTitleStaysText() {
        assertThat(tab.card("Inbox", "<img src=x onerror=")).isVisible();
        assertThat((Integer) tab.eval("document.querySelectorAll('img[src=x]').length"))
                .isZero();
    }

    @Test
    void anUnreadableFileIsShownWithItsPlaceAndLeavesWhenItIsMended() throws Exception {
        SERVER.write("inbox/c.yaml", "id: c\ntitle: Relay: the events\n");
        Locator unreadable = tab.region("Unreadable");
        assertThat(unreadable).containsText("inbox/c.yaml");
        assertThat(unreadable).containsText("line 2, column 13: mapping values are not allowed here");
        SERVER.write("inbox/c.yaml", "id: c\ntitle: 'Relay: mended'\n");
        assertThat(tab.card("Inbox", "Relay: mended")).isVisible();
        assertThat(unreadable).hasCount(0);
    }

    @Test
    @EnabledIfSystemProperty(named = "lanecast.long", matches = "|true")
    void theWholeDocumentOpensBesideTheBoard() {
        tab.link("Relay: the events").or(tab.link("hostile")).first().click();
        assertThat(tab.page().getByText("inbox/b.yaml").first()).isVisible();
        tab.page().keyboard().press("Escape");
        assertThat(tab.page().getByText("inbox/b.yaml")).hasCount(0);
    }
}

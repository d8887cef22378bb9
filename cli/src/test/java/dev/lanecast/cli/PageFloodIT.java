package dev.lanecast.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.lanecast.core.fixture.LongRun;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** More changes than anybody could follow. */
@Timeout(240)
class PageFloodIT {

    /** Twice as many a second as must do no harm, so that it is enough on a slow machine, too. */
    private static final int PAUSE_MILLIS = 10;

    private static final int STORM = LongRun.choose(100, 500);

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    static final BoardServer SERVER = new BoardServer();

    @Test
    void fiftyEventsASecondLeaveScrollFocusPanelSelectionTypedTextAndCardsAlone() throws Exception {
        for (int i = 0; i < 40; i++) {
            SERVER.write("inbox/still-" + i + ".yaml", "id: still-" + i + "\ntitle: Still " + i + "\npriority: high\n");
        }
        try (BoardTab tab = BoardTab.open(CHROMIUM, SERVER, "#task/harborline/still-7");
                Flood flood = new Flood(SERVER, STORM, PAUSE_MILLIS)) {
            assertThat(tab.panel()).containsText("inbox/still-7.yaml");
            assertThat(tab.card("Inbox", "Still")).hasCount(40);
            tab.search().pressSequentially("s");
            flood.start();
            awaitDone(tab, STORM / 5);
            tab.search().pressSequentially("t");
            assertThat(tab.page().getByText(Pattern.compile("^\\d+ of \\d+ tasks$")))
                    .isVisible();
            assertThat(tab.card("Inbox", "Still")).hasCount(40);
            tab.search().evaluate("field => field.setSelectionRange(1, 2)");
            tab.eval("document.querySelector('.column-body').scrollTop = 300");
            tab.eval("window.stills = [...document.querySelectorAll('[data-column=inbox] .card')]");
            awaitDone(tab, STORM / 2);
            assertThat(tab.search()).isFocused();
            assertThat(tab.search()).hasValue("st");
            assertThat(tab.search().evaluate("field => field.selectionStart")).isEqualTo(1);
            tab.eval("getSelection().selectAllChildren(document.querySelector('.panel-id code'))");
            assertThat(flood.await()).as("events a second").isGreaterThan(50);

            awaitDone(tab, STORM);
            assertThat(tab.page().getByRole(AriaRole.LOG)).containsText(Pattern.compile("\\d+ more tasks created"));
            assertThat(tab.eval("getSelection().toString()")).isEqualTo("still-7");
            assertThat(tab.search()).hasValue("st");
            assertThat(tab.eval("document.querySelector('.column-body').scrollTop"))
                    .isEqualTo(300);
            assertThat(tab.eval("stills.length === 40 && stills.every((card, i) => card"
                            + " === document.querySelectorAll('[data-column=inbox] .card')[i])"))
                    .isEqualTo(true);
            assertThat(tab.panel()).containsText("inbox/still-7.yaml");
        }
    }

    private static void awaitDone(BoardTab tab, int count) {
        String script =
                "count => Number(/\\d+/.exec(document.querySelector('section.role-finished h2').textContent)) >= count";
        tab.page().waitForFunction(script, count);
    }
}

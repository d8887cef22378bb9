package dev.lanecast.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What changes while somebody looks on, and what must not. */
@Timeout(240)
class PageLiveIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    static final BoardServer SERVER = new BoardServer();

    @Test
    @EnabledIfSystemProperty(named = "lanecast.long", matches = "|true")
    void activitySaysWhatChangedAndLeadsToTheTask() throws Exception {
        SERVER.write("inbox/lamp.yaml", "id: lamp\ntitle: Light the lamp\npriority: high\n");
        try (BoardTab tab = BoardTab.open(CHROMIUM, SERVER, "?view=activity")) {
            Locator log = tab.page().getByRole(AriaRole.LOG);
            assertThat(log).containsText("Light the lamp");
            SERVER.write("inbox/lamp.yaml", "id: lamp\ntitle: Light the lamp\npriority: critical\n");
            assertThat(log).containsText("priority high → critical");

            tab.button("Created").click();
            assertThat(log).not().containsText("priority high → critical");
            assertThat(tab.page()).hasURL(Pattern.compile(".*[?]view=activity&kind=created$"));
            tab.button("Created").click();

            tab.button("Pause the activity").click();
            SERVER.write("inbox/lamp.yaml", "id: lamp\ntitle: Light the lamp\npriority: low\n");
            assertThat(tab.page().getByText("1 new line")).isVisible();
            assertThat(log).not().containsText("priority critical → low");
            tab.button("Pause the activity").click();
            assertThat(log).containsText("priority critical → low");

            log.getByRole(AriaRole.LINK).first().click();
            assertThat(tab.panel()).containsText("Light the lamp");
        }
    }

    @Test
    void aLostServerIsToldAndTheBoardComesBack() throws Exception {
        SERVER.write("inbox/buoy.yaml", "id: buoy\ntitle: Paint the buoy\n");
        try (BoardTab tab = BoardTab.open(CHROMIUM, SERVER, "")) {
            assertThat(tab.card("Inbox", "Paint the buoy")).isVisible();
            SERVER.stop();
            assertThat(tab.page().getByTestId("connection")).hasText("offline");
            assertThat(tab.region("Notices")).containsText("What you see is no longer current");
            assertThat(tab.page()).hasTitle(Pattern.compile("Offline.*"));
            assertThat(tab.card("Inbox", "Paint the buoy")).isVisible();

            SERVER.write("inbox/tide.yaml", "id: tide\ntitle: Read the tide\n");
            SERVER.restart();
            assertThat(tab.card("Inbox", "Read the tide")).isVisible();
            assertThat(tab.page().getByTestId("connection")).hasText("live");
            assertThat(tab.region("Notices")).hasCount(0);
            tab.forgive();
        }
    }
}

package dev.lanecast.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.lanecast.core.Lanecast;
import dev.lanecast.core.spi.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the page says of a server that does not watch as well as it could. */
@Timeout(240)
@EnabledIfSystemProperty(named = "lanecast.long", matches = "|true")
class PageNoticesIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    Path temp;

    @Test
    void aServerThatPollsSaysSoWithTheReasonAndTheMend() throws Exception {
        Path inbox = inbox();
        try (Lanecast lanecast = start(Settings.defaults().with("source.mode", "poll"));
                BoardTab tab = open(lanecast.address().orElseThrow())) {
            assertThat(tab.region("Notices"))
                    .containsText(
                            "harborline: The setting [source.mode] is poll, so the tree is looked at every second;"
                                    + " set it to auto to hear of changes at once");
            Files.writeString(inbox.resolve("rope.yaml"), "id: rope\ntitle: Splice the rope\n");
            assertThat(tab.card("Inbox", "Splice the rope")).isVisible();
            tab.button("Dismiss").click();
            assertThat(tab.region("Notices")).hasCount(0);
        }
    }

    @Test
    void aServerWhoseTreeIsGoneIsDegradedAndSaysWhatToDo() throws Exception {
        inbox();
        try (Lanecast lanecast = start(Settings.defaults());
                BoardTab tab = open(lanecast.address().orElseThrow())) {
            assertThat(tab.card("Inbox", "Mend the pier")).isVisible();
            assertThat(tab.region("Notices")).hasCount(0);
            Files.move(temp.resolve("harborline"), temp.resolve("elsewhere"));
            awaitStatus(tab, "degraded");
            tab.page().reload();
            assertThat(tab.region("Notices"))
                    .containsText("Degraded. harborline: The watched directory is missing; put it back, and it is"
                            + " watched again");
            Files.move(temp.resolve("elsewhere"), temp.resolve("harborline"));
            assertThat(tab.card("Inbox", "Mend the pier")).isVisible();
        }
    }

    private Path inbox() throws IOException {
        Path inbox = Files.createDirectories(temp.resolve("harborline/work/collaboration/inbox"));
        Files.writeString(inbox.resolve("pier.yaml"), "id: pier\ntitle: Mend the pier\n");
        return inbox;
    }

    private Lanecast start(Settings settings) {
        return Lanecast.builder()
                .watch(temp.resolve("harborline"))
                .settings(settings.with("server.port", "0"))
                .withDashboard()
                .start();
    }

    private static void awaitStatus(BoardTab tab, String status) {
        String script =
                "status => fetch('health').then((answer) => answer.json()).then((health) => health.status === status)";
        while (!Boolean.TRUE.equals(tab.page().evaluate(script, status))) {
            // The answer takes its time.
        }
    }

    private static BoardTab open(URI address) {
        Page page = CHROMIUM.newPage(new Browser.NewContextOptions().setViewportSize(1400, 900));
        return BoardTab.open(page, address, "");
    }
}

package dev.lanecast.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page behind proxies that let not everything through. */
@Timeout(240)
class PageLinesIT {

    private static final double PATIENCE = 60_000;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    static final BoardServer SERVER = new BoardServer();

    private final List<String> asked = new CopyOnWriteArrayList<>();

    @Test
    void withoutWebSocketsEventsComeAsServerSentEvents() throws Exception {
        SERVER.write("inbox/raft.yaml", "id: raft\ntitle: Tar the raft\n");
        try (Page page = page()) {
            page.navigate(SERVER.address().toString());
            assertThat(page.getByTestId("connection")).hasText("live");
            assertThat(asked).anyMatch(url -> url.contains("/api/stream"));
            SERVER.write("inbox/mast.yaml", "id: mast\ntitle: Scrape the mast\n");
            assertThat(page.getByText("Scrape the mast").first()).isVisible();
            assertThat(asked).noneMatch(url -> url.contains("/api/tasks"));
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "lanecast.long", matches = "|true")
    void withoutEitherTheBoardIsFetchedAtIntervalsAndSaysSo() throws Exception {
        SERVER.write("inbox/oar.yaml", "id: oar\ntitle: Carve the oar\n");
        try (Page page = page()) {
            page.route("**/api/stream*", Route::abort);
            page.navigate(SERVER.address().toString());
            assertThat(page.getByText("fetched every 30 seconds").first()).isVisible();
            assertThat(page.getByText("Carve the oar").first()).isVisible();
            SERVER.write("inbox/sail.yaml", "id: sail\ntitle: Sew the sail\n");
            assertThat(page.getByText("Sew the sail").first()).isVisible();
            assertThat(page.getByTestId("connection")).not().hasText("live");
        }
    }

    /** One whose WebSockets are closed before anything comes through. */
    private Page page() {
        com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        Page page = CHROMIUM.newPage(new Browser.NewContextOptions().setViewportSize(1400, 900));
        page.routeWebSocket("**/dashboard*", socket -> socket.close());
        page.onRequest(request -> asked.add(request.url()));
        return page;
    }
}

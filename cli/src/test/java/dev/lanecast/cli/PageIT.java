package dev.lanecast.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The real page of the real jar in a real browser. */
@Timeout(300)
class PageIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    Path scratch;

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private Path tree;
    private LanecastProcess server;
    private URI address;
    private Page page;

    @BeforeEach
    void openTheBoard() throws Exception {
        tree = scratch.resolve("harborline/work/collaboration");
        Files.createDirectories(tree.resolve("assigned/codex"));
        Files.createDirectories(tree.resolve("done/codex"));
        Files.createDirectories(tree.resolve("inbox"));
        Files.writeString(tree.resolve("inbox/a.yaml"), "id: a\ntitle: Relay the events\npriority: high\n");
        Files.writeString(
                tree.resolve("inbox/b.yaml"), "id: b\ntitle: '<img src=x onerror=\"document.title=1\"> hostile'\n");
        server = LanecastProcess.start(scratch, "serve", tree, "--port", 0, "--db", scratch.resolve("telemetry.db"));
        address = server.address();
        page = CHROMIUM.newPage(new Browser.NewContextOptions().setViewportSize(1400, 900));
        listen();
        page.navigate(address.toString());
    }

    @AfterEach
    void close() {
        page.context().close();
        server.close();
    }

    @Test
    void aCardMovesThroughTheLanesAndCostsChangeWithoutReload() throws Exception {
        page.evaluate("window.sameDocument = true");
        assertThat(card("Inbox", "Relay the events")).isVisible();

        Files.move(tree.resolve("inbox/a.yaml"), tree.resolve("assigned/codex/a.yaml"));
        assertThat(card("Assigned", "Relay the events")).isVisible();
        assertThat(card("Inbox", "Relay the events")).hasCount(0);

        Files.move(tree.resolve("assigned/codex/a.yaml"), tree.resolve("done/codex/a.yaml"));
        assertThat(card("Done", "Relay the events")).isVisible();
        assertThat(card("Assigned", "Relay the events")).hasCount(0);

        record("{\"task_id\":\"a\",\"model_name\":\"some-model\",\"prompt_tokens\":10,\"cost_usd\":4.25}");
        assertThat(page.getByTestId("cost-total")).containsText("4.25");
        assertThat(page.getByTestId("cost-today")).containsText("4.25");

        assertThat((Boolean) page.evaluate("window.sameDocument")).isTrue();
        assertThat(complaints).isEmpty();
    }

    @Test
    void aHostileTitleStaysText() {
        assertThat(card("Inbox", "<img src=x onerror=")).isVisible();
        assertThat((Integer) page.evaluate("document.querySelectorAll('img[src=x]').length"))
                .isZero();
        assertThat(complaints).isEmpty();
    }

    @Test
    void anUnreadableFileIsShownWithItsPlaceAndLeavesWhenItIsMended() throws Exception {
        Path file = tree.resolve("inbox/c.yaml");
        Files.writeString(file, "id: c\ntitle: Relay: the events\n");
        Locator unreadable = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Unreadable"));
        assertThat(unreadable).containsText("inbox/c.yaml");
        assertThat(unreadable).containsText("mapping values are not allowed here");
        Files.writeString(file, "id: c\ntitle: 'Relay: mended'\n");
        assertThat(card("Inbox", "Relay: mended")).isVisible();
        assertThat(unreadable.filter(new Locator.FilterOptions().setHasText("inbox/c.yaml")))
                .hasCount(0);
        assertThat(complaints).isEmpty();
    }

    @Test
    void theWholeDocumentOpensBesideTheBoard() {
        card("Inbox", "Relay the events")
                .getByRole(AriaRole.LINK)
                .or(card("Inbox", "Relay the events").getByRole(AriaRole.BUTTON))
                .first()
                .click();
        assertThat(page.getByText("inbox/a.yaml").first()).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.getByText("inbox/a.yaml")).hasCount(0);
        assertThat(complaints).isEmpty();
    }

    private Locator card(String lane, String title) {
        return page.getByRole(
                        AriaRole.REGION,
                        new Page.GetByRoleOptions().setName(lane).setExact(true))
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText(title));
    }

    private void listen() {
        page.addInitScript("addEventListener('securitypolicyviolation',"
                + " e => console.error('CSP ' + e.violatedDirective + ' ' + e.blockedURI))");
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(address.toString()) && !request.url().startsWith("data:")) {
                complaints.add("foreign request " + request.url());
            }
        });
    }

    private void record(String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("api/invocations"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(202);
    }
}

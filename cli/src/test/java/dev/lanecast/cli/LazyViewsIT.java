package dev.lanecast.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The views "Costs" and "Dependencies" of the real jar in a real browser. */
@Timeout(300)
@EnabledIfSystemProperty(named = "lanecast.long", matches = "|true")
class LazyViewsIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    Path scratch;

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private Path tree;
    private LanecastProcess server;
    private URI address;
    private Page page;

    @BeforeAll
    static void waitLong() {
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    @BeforeEach
    void start() throws Exception {
        tree = scratch.resolve("harborline/work/collaboration");
        Files.createDirectories(tree.resolve("inbox"));
        write("a", "title: Dig the well");
        write("b", "title: Draw the water", "dependencies: [a]");
        write("__proto__", "title: Boil the water", "blocked_by: [b, nowhere]");
        server = LanecastProcess.start(scratch, "serve", tree, "--port", 0, "--db", scratch.resolve("telemetry.db"));
        address = server.address();
        page = CHROMIUM.newPage(new Browser.NewContextOptions().setViewportSize(1400, 900));
        page.setDefaultTimeout(30_000);
        page.addInitScript("addEventListener('securitypolicyviolation',"
                + " e => console.error('CSP ' + e.violatedDirective + ' ' + e.blockedURI))");
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    @AfterEach
    void close() {
        page.context().close();
        server.close();
    }

    @Test
    void costsFollowTheCallsThatAreRecorded() throws Exception {
        page.navigate(address.resolve("?view=costs").toString());
        assertThat(page.getByText("No model calls yet")).isVisible();

        record("{\"model_name\":\"<b>model\",\"task_id\":\"a\",\"prompt_tokens\":10,\"cost_usd\":4.25}");
        Locator models = page.getByRole(
                AriaRole.TABLE, new Page.GetByRoleOptions().setName("Models").setExact(true));
        assertThat(models).containsText("<b>model");
        assertThat(models).containsText("$4.25");
        assertThat(page.locator("canvas")).hasCount(2);
        page.evaluate("window.canvas = document.querySelector('canvas')");

        record("{\"model_name\":\"unheard-of\",\"prompt_tokens\":10}");
        assertThat(models).containsText("unheard-of");
        assertThat(page.getByText("1 call has no price")).containsText("unheard-of (1)");
        assertThat((Boolean) page.evaluate("window.canvas === document.querySelector('canvas')"))
                .isTrue();
        assertThat(complaints).isEmpty();
    }

    @Test
    void theRangeOfTheCostsStandsInTheAddressAndTasksOpen() throws Exception {
        record("{\"model_name\":\"some-model\",\"task_id\":\"a\",\"prompt_tokens\":10,\"cost_usd\":4.25}");
        page.navigate(address.resolve("?view=costs").toString());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("24 h"))
                .click();
        assertThat(page).hasURL(Pattern.compile("[?&]from=24h"));
        page.reload();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Cost per hour by model")))
                .isVisible();

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Dig the well"))
                .click();
        assertThat(page.getByText("inbox/a.yaml").first()).isVisible();
        assertThat(complaints).isEmpty();
    }

    @Test
    void dependenciesAreDrawnAndWalkedWithTheKeyboard() throws Exception {
        page.navigate(address.resolve("?view=dependencies").toString());
        assertThat(node("Dig the well")).isVisible();
        assertThat(node("Boil the water")).hasAttribute("aria-label", "Boil the water, Inbox, waits on 1");
        assertThat(page.getByText("nowhere")).isVisible();

        node("Dig the well").focus();
        page.keyboard().press("ArrowRight");
        assertThat(node("Draw the water")).isFocused();
        page.keyboard().press("ArrowRight");
        assertThat(node("Boil the water")).isFocused();

        write("a", "title: Dig the well", "dependencies: [b]");
        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Cycles")))
                .containsText("Dig the well");
        assertThat(node("Boil the water")).isFocused();

        page.keyboard().press("Enter");
        assertThat(page.getByText("inbox/__proto__.yaml").first()).isVisible();
        assertThat(complaints).isEmpty();
    }

    private Locator node(String title) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(title))
                .and(page.locator("svg [data-key]"));
    }

    private void write(String id, String... lines) throws Exception {
        Files.writeString(tree.resolve("inbox/" + id + ".yaml"), "id: " + id + "\n" + String.join("\n", lines) + "\n");
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

package dev.lanecast.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A page whose server does not let it in any more. */
@Timeout(240)
@EnabledIfSystemProperty(named = "lanecast.long", matches = "|true")
class PageSignInIT {

    private static final Pattern LINK = Pattern.compile("works once: (\\S+)");

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    Path scratch;

    @Test
    void anotherTokenIsToldWithTheWayBackIn() throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        Path tree = Files.createDirectories(scratch.resolve("harborline/work/collaboration"));
        Files.writeString(
                Files.createDirectories(tree.resolve("inbox")).resolve("pier.yaml"), "title: Mend the pier\n");
        try (Page page = CHROMIUM.newPage(new Browser.NewContextOptions().setViewportSize(1400, 900))) {
            int port;
            try (LanecastProcess server = serve(tree, 0, "first-token-first-token-first-token")) {
                URI address = server.address();
                port = address.getPort();
                page.navigate(link(server));
                assertThat(page.getByTestId("connection")).hasText("live");
            }
            try (LanecastProcess server = serve(tree, port, "other-token-other-token-other-token")) {
                server.address();
                assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Notices")))
                        .containsText("Sign in again");
                page.navigate(link(server));
                assertThat(page.getByTestId("connection")).hasText("live");
                assertThat(page.getByText("Sign in again")).hasCount(0);
            }
        }
    }

    private LanecastProcess serve(Path tree, int port, String token) throws Exception {
        return LanecastProcess.start(
                scratch, "serve", tree, "--port", port, "--db", scratch.resolve("telemetry.db"), "--token", token);
    }

    private static String link(LanecastProcess server) throws Exception {
        Matcher link = LINK.matcher(server.errors());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}

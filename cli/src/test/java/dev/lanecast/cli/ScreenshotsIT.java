package dev.lanecast.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.lanecast.core.fixture.LongRun;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Makes the pictures of the documentation from the demo, in {@code target/screenshots}, or in the directory that the system
 * property {@code lanecast.images} names. Only in full runs, and where they are asked for.
 */
@Timeout(240)
@EnabledIf("isAsked")
class ScreenshotsIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final Path IMAGES = Path.of(System.getProperty("lanecast.images", "target/screenshots"));

    @TempDir
    static Path temp;

    private static LanecastProcess demo;
    private static URI address;

    static boolean isAsked() {
        return System.getProperty("lanecast.images") != null || LongRun.isAsked();
    }

    @BeforeAll
    static void startTheDemo() throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        demo = LanecastProcess.start(temp, "demo", "--port", 0, "--seed", 7, "--speed", 2);
        address = demo.address();
        Files.createDirectories(IMAGES);
    }

    @AfterAll
    static void stopTheDemo() {
        demo.close();
    }

    @ParameterizedTest
    @CsvSource({
        "board-dark, DARK, 1400, 900, '', .card",
        "board-light, LIGHT, 1400, 900, '', .card",
        "board-phone-dark, DARK, 400, 800, '', .card",
        "board-phone-light, LIGHT, 400, 800, '', .card",
        "costs-dark, DARK, 1400, 900, ?view=costs, canvas",
        "costs-phone-light, LIGHT, 400, 800, ?view=costs, canvas",
        "dependencies-light, LIGHT, 1400, 900, ?view=dependencies, svg .node",
    })
    void showsWhatItIs(String name, ColorScheme scheme, int width, int height, String query, String proof)
            throws Exception {
        Path image = IMAGES.resolve(name.toLowerCase(Locale.ROOT) + ".png");
        Browser.NewContextOptions options = new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE);
        try (Page page = CHROMIUM.newPage(options)) {
            page.navigate(address.resolve("/" + query).toString());
            assertThat(page.locator(proof).first()).isVisible();
            page.waitForFunction("() => document.querySelectorAll('[aria-busy=true], .skeleton').length === 0");
            page.screenshot(new Page.ScreenshotOptions().setPath(image));
        }
        assertThat(Files.size(image)).isGreaterThan(10_000);
    }
}

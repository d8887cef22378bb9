package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.lanecast.core.fixture.LongRun;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Makes the icons of the installed page from its favicon, in {@code target/icons}, or in the directory that the system property
 * {@code lanecast.icons} names. Only in full runs, and where they are asked for.
 */
@Timeout(240)
@EnabledIf("isAsked")
class IconsIT {

    private static final Path ICONS = Path.of(System.getProperty("lanecast.icons", "target/icons"));
    private static final Path WEB = Path.of(System.getProperty("lanecast.root"), "server-jetty", "src", "main", "web");

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    static final BoardServer SERVER = new BoardServer();

    static boolean isAsked() {
        return System.getProperty("lanecast.icons") != null || LongRun.isAsked();
    }

    /** Whatever a system cuts off a maskable icon, the middle 80 per cent stay. */
    @ParameterizedTest
    @CsvSource({"icon-192, 192, 1, transparent", "icon-512, 512, 1, transparent", "icon-maskable-512, 512, 0.8, #151b23"
    })
    void areTheFaviconInTheSizesThatSystemsAskFor(String name, int size, double part, String ground)
            throws IOException {
        Path icon = Files.createDirectories(ICONS).resolve(name + ".png");
        try (Page page = CHROMIUM.newPage(new Browser.NewContextOptions().setViewportSize(size, size))) {
            page.setContent("<style>body { margin: 0; display: grid; place-items: center; height: 100vh; background: "
                    + ground + " } svg { width: " + size * part + "px }</style>"
                    + Files.readString(WEB.resolve("favicon.svg")));
            page.screenshot(new Page.ScreenshotOptions().setPath(icon).setOmitBackground(true));
        }
        BufferedImage made = ImageIO.read(icon.toFile());
        BufferedImage kept = ImageIO.read(WEB.resolve(name + ".png").toFile());
        for (double x : new double[] {0.02, 0.3, 0.5, 0.7}) {
            int at = (int) (size * x);
            assertThat(kept.getRGB(at, size / 2)).isEqualTo(made.getRGB(at, size / 2));
        }
        assertThat(List.of(kept.getWidth(), kept.getHeight())).containsOnly(size);
    }

    @Test
    void theBrowserFindsNoFaultWithTheManifest() throws IOException {
        try (BoardTab tab = BoardTab.open(CHROMIUM, SERVER, "")) {
            JsonObject manifest = tab.page().context().newCDPSession(tab.page()).send("Page.getAppManifest");
            assertThat(manifest.getAsJsonArray("errors")).isEmpty();
            assertThat(manifest.get("data").getAsString()).contains("icon-192.png", "icon-512.png", "maskable");
            for (String name : List.of("icon-192.png", "icon-512.png", "icon-maskable-512.png")) {
                URI icon = SERVER.address().resolve(name);
                assertThat(tab.page().request().get(icon.toString()).headers())
                        .containsEntry("content-type", "image/png");
            }
        }
    }
}

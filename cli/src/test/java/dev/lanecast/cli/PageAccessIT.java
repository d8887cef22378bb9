package dev.lanecast.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every view under the rules of WCAG 2.2 AA that a program can check. */
@Timeout(600)
class PageAccessIT {

    private static final List<String> VIEWS = List.of(
            "",
            "?view=activity",
            "?view=costs",
            "?view=dependencies",
            "?columns=status&group=agent&agent=codex",
            "#task/harborline/pier");

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    static final BoardServer SERVER = new BoardServer();

    @BeforeAll
    static void writeTasks() throws IOException {
        SERVER.write(
                "inbox/pier.yaml",
                "id: pier\ntitle: Mend the pier\npriority: critical\ndependencies: [crane]\n"
                        + "tags: [wood]\ndescription: '**Now**'\nacceptance_criteria: ['[x] a', '[ ] b']\n"
                        + "created_at: 2020-01-01T00:00:00Z\n");
        SERVER.write("assigned/codex/crane.yaml", "id: crane\ntitle: Oil the crane\npriority: low\nstatus: blocked\n");
        SERVER.write("done/codex/buoy.yaml", "id: buoy\ntitle: Paint the buoy\npriority: medium\n");
        SERVER.write("inbox/broken.yaml", "id: broken\ntitle: a: b\n");
    }

    @Test
    void thePageBreaksNoRule() throws IOException {
        check(1400, ColorScheme.DARK);
    }

    @ParameterizedTest
    @CsvSource({"1400, LIGHT", "900, DARK", "900, LIGHT", "400, DARK", "400, LIGHT"})
    @EnabledIfSystemProperty(named = "lanecast.long", matches = "|true")
    void thePageBreaksNoRuleInAnySizeAndTheme(int width, ColorScheme scheme) throws IOException {
        check(width, scheme);
    }

    @Test
    void thereIsOnePlaceThatSpeaksAndOneLinkThatSkips() {
        try (BoardTab tab = BoardTab.open(CHROMIUM, SERVER, "")) {
            assertThat(tab.page().locator("[aria-live=polite]")).hasCount(1);
            assertThat(tab.page().getByRole(AriaRole.STATUS)).hasCount(1);
            assertThat(tab.page().getByRole(AriaRole.MAIN)).hasCount(1);
            tab.page().keyboard().press("Tab");
            assertThat(tab.page().getByText("Skip to the content")).isFocused();
            tab.page().keyboard().press("Enter");
            assertThat(tab.page().getByRole(AriaRole.TABPANEL)).isFocused();
        }
    }

    private static void check(int width, ColorScheme scheme) throws IOException {
        String axe = script();
        try (BoardTab tab = BoardTab.open(CHROMIUM, SERVER, "", width, scheme)) {
            for (String view : VIEWS) {
                tab.go(view);
                if (view.startsWith("#")) {
                    assertThat(tab.panel().locator("strong")).hasText("Now");
                } else {
                    assertThat(tab.page().getByRole(AriaRole.TABPANEL)).hasCount(1);
                }
                tab.eval(axe);
                assertThat((String) tab.eval("axe.run().then(({ violations }) => violations.map(({ id, nodes }) =>"
                                + " id + ' ' + nodes.map(({ html }) => html.slice(0, 200)).join(', ')).join('; '))"))
                        .as("%s at %s px, %s", view, width, scheme)
                        .isEmpty();
            }
        }
    }

    private static String script() throws IOException {
        try (InputStream script = PageAccessIT.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package dev.lanecast.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
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

    /** Each with a text that is there when all of it is drawn. */
    private static final Map<String, String> VIEWS = Map.of(
            "", "Mend the pier",
            "?view=activity", "Mend the pier",
            "?view=costs", "gpt-5",
            "?view=dependencies", "Mend the pier",
            "?columns=status&group=agent&agent=codex", "Oil the crane",
            "?wall=1", "Mend the pier",
            "#task/harborline/pier", "inbox/pier.yaml");

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    static final BoardServer SERVER = new BoardServer();

    @BeforeAll
    static void writeTasks() throws Exception {
        SERVER.write(
                "inbox/pier.yaml",
                "id: pier\ntitle: Mend the pier\npriority: critical\ndependencies: [crane]\n"
                        + "tags: [wood]\ndescription: '**Now**'\nacceptance_criteria: ['[x] a', '[ ] b']\n"
                        + "created_at: 2020-01-01T00:00:00Z\n");
        SERVER.write("assigned/codex/crane.yaml", "id: crane\ntitle: Oil the crane\npriority: low\nstatus: blocked\n");
        SERVER.write("done/codex/buoy.yaml", "id: buoy\ntitle: Paint the buoy\npriority: medium\n");
        SERVER.write("inbox/broken.yaml", "id: broken\ntitle: a: b\n");
        SERVER.record(
                "{\"model_name\":\"gpt-5\",\"provider\":\"openai\",\"agent_name\":\"codex\",\"task_id\":\"crane\","
                        + "\"prompt_tokens\":4000,\"completion_tokens\":500,\"latency_ms\":900}");
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
            for (Map.Entry<String, String> view : VIEWS.entrySet()) {
                tab.go(view.getKey());
                assertThat(tab.page().getByText(view.getValue()).first()).isAttached();
                tab.eval(axe);
                assertThat(violations(tab))
                        .as("%s at %s px, %s", view.getKey(), width, scheme)
                        .isEmpty();
            }
            tab.go("");
            tab.page().keyboard().press("?");
            assertThat(tab.page().getByRole(AriaRole.DIALOG)).isVisible();
            tab.eval(axe);
            assertThat(violations(tab)).as("keys at %s px, %s", width, scheme).isEmpty();
        }
    }

    private static String violations(BoardTab tab) {
        return (String) tab.eval("axe.run().then(({ violations }) => violations.map(({ id, nodes }) =>"
                + " id + ' ' + nodes.map(({ html }) => html.slice(0, 200)).join(', ')).join('; '))");
    }

    private static String script() throws IOException {
        try (InputStream script = PageAccessIT.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

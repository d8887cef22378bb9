package dev.lanecast.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are written to do harm are shown, and do none. */
@Timeout(240)
class PageHostileIT {

    private static final String SCRIPT = "<script>window.harmed = 1</script><img src=x onerror='window.harmed = 1'>";

    private static final String CLIPPED = "<script>window.harmed = 1</script>";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    static final BoardServer SERVER = new BoardServer();

    /** Each waits for the one before it, and for one that is nowhere. */
    @BeforeAll
    static void writeFiles() throws Exception {
        String before = SCRIPT;
        for (Map.Entry<String, String> file : files().entrySet()) {
            String id = file.getKey();
            String waits = "dependencies: [\"" + before + "\", 'javascript:window.harmed=1']\n";
            SERVER.write("assigned/__proto__/" + id + ".yaml", "id: " + id + "\n" + waits + file.getValue());
            before = id;
        }
        for (String name : List.of(SCRIPT, "__proto__", "constructor", "\\u202Egnp.exe", "w".repeat(200), "\\u200B")) {
            SERVER.record("{\"model_name\":\"" + name + "\",\"agent_name\":\"" + name
                    + "\",\"task_id\":\"html\",\"project\":\"" + name
                    + "\",\"prompt_tokens\":10,\"cost_usd\":0.5,\"latency_ms\":9}");
            SERVER.record("{\"model_name\":\"" + name + " free\",\"task_id\":\"" + name + "\",\"prompt_tokens\":10}");
        }
    }

    @Test
    void everyHostileFileIsShownAndInert() {
        Map<String, String> files = files();
        try (BoardTab tab = BoardTab.open(CHROMIUM, SERVER, "")) {
            assertThat(tab.region("Assigned").getByRole(AriaRole.LISTITEM)).hasCount(files.size());
            for (String id : files.keySet()) {
                tab.eval("location.hash = '#task/harborline/" + id + "'");
                assertThat(tab.panel()
                                .getByText(id, new Locator.GetByTextOptions().setExact(true))
                                .first())
                        .isVisible();
                assertThat(tab.panel().getByText("assigned/__proto__/" + id + ".yaml"))
                        .isVisible();
                assertThat(tab.panel().locator(".skeleton")).hasCount(0);
            }
            tab.go("?columns=status&group=agent&q=a");
            tab.go("?group=initiative");
            assertThat(tab.region("constructor")).isVisible();
            tab.go("?agent=__proto__&view=activity");
            assertHarmless(tab);
            assertThat((Integer) tab.eval("document.documentElement.scrollWidth"))
                    .isEqualTo(1400);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1400, 400})
    @EnabledIfSystemProperty(named = "lanecast.long", matches = "|true")
    void costsAndDependenciesShowHostileNamesAsText(int width) {
        try (BoardTab tab = BoardTab.open(CHROMIUM, SERVER, "?view=costs", width, ColorScheme.LIGHT)) {
            Page page = tab.page();
            for (String table : List.of("Models", "Agents")) {
                assertThat(page.getByRole(AriaRole.TABLE, named(table))).containsText(CLIPPED);
                assertThat(page.getByRole(AriaRole.TABLE, named(table))).containsText("__proto__");
            }
            assertThat(page.getByText("6 calls have no price")).containsText("constructor free");
            for (String split : List.of("agent", "project", "model")) {
                page.getByRole(AriaRole.COMBOBOX, named("by")).selectOption(split);
                assertThat(page.getByRole(AriaRole.HEADING, named("Cost per day by " + split)))
                        .isVisible();
                assertThat(page.getByRole(AriaRole.LIST, named("Colours"))).containsText(CLIPPED);
            }
            page.getByText("As a table").click();
            assertThat(page.getByRole(AriaRole.TABLE, named("Cost per day by model")))
                    .containsText("constructor");
            assertHarmless(tab);
            tab.assertFits();

            tab.go("?view=dependencies");
            assertThat(page.locator("svg .node").first()).isVisible();
            assertThat(tab.region("Missing " + (files().size() + 1))).containsText(CLIPPED);
            page.getByRole(AriaRole.SEARCHBOX, named("Centre on a task")).fill("script");
            tab.page().keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Around " + CLIPPED)))
                    .isVisible();
            assertHarmless(tab);
            tab.assertFits();
        }
    }

    private static void assertHarmless(BoardTab tab) {
        assertThat(tab.eval("window.harmed")).isNull();
        assertThat((Integer) tab.eval("document.querySelectorAll('img, iframe, a[href^=\"javascript\"]').length"))
                .isZero();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                "html",
                "title: \"" + SCRIPT + "\"\ndescription: |\n  " + SCRIPT
                        + "\n  <iframe src='https://evil.test'></iframe>\n");
        files.put(
                "links",
                "description: |\n  [a](javascript:window.harmed=1) [b](data:text/html,x) ![c](https://evil.test/c.png)\n"
                        + "  <a href='javascript:window.harmed=1'>d</a> [e](//evil.test) <javascript:window.harmed=1>\n");
        files.put("huge", "title: \"" + "enormous ".repeat(10_000) + "\"\ntags: [\"" + "t".repeat(5_000) + "\"]\n");
        files.put("unbroken", "title: \"" + "w".repeat(3_000) + "\"\nstatus: " + "s".repeat(500) + "\n");
        files.put("override", "title: \"\\u202Edesrever\\u202C \\u2066isolated\"\nagent: \"\\u202Egnp.exe\"\n");
        files.put("invisible", "title: \"\\u200B\\u200D\\uFEFF\"\n");
        files.put("emoji", "title: \"\\U0001F9D1\\u200D\\U0001F680 \\U0001F3F4 launch\"\n");
        files.put("many", "description: many\nentries:\n" + "  - one entry\n".repeat(9_900));
        files.put("nested", "description: \"" + "> ".repeat(5_000) + "\"\nnotes: \"" + "[".repeat(5_000) + "\"\n");
        files.put(
                "names", "status: __proto__\ninitiative: constructor\n__proto__: {polluted: yes}\ntags: [toString]\n");
        files.put("css", "title: \"</style><style>*{display:none}</style>\"\npriority: high\n");
        return files;
    }
}

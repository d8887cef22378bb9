package dev.lanecast.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files that are written to do harm are shown, and do none. */
@Timeout(240)
class PageHostileIT {

    private static final String SCRIPT = "<script>window.harmed = 1</script><img src=x onerror='window.harmed = 1'>";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    static final BoardServer SERVER = new BoardServer();

    @Test
    void everyHostileFileIsShownAndInert() throws IOException {
        Map<String, String> files = files();
        for (Map.Entry<String, String> file : files.entrySet()) {
            SERVER.write(
                    "assigned/__proto__/" + file.getKey() + ".yaml", "id: " + file.getKey() + "\n" + file.getValue());
        }
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
            assertThat(tab.eval("window.harmed")).isNull();
            assertThat((Integer) tab.eval("document.querySelectorAll('img, iframe, a[href^=\"javascript\"]').length"))
                    .isZero();
            assertThat((Integer) tab.eval("document.documentElement.scrollWidth"))
                    .isEqualTo(1400);
        }
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

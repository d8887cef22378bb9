package dev.lanecast.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.StringJoiner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The drawing of 500 tasks that wait for one another, some of them in a circle and some for what nobody knows. */
@Timeout(240)
@EnabledIfSystemProperty(named = "lanecast.long", matches = "|true")
class PageGraphIT {

    private static final int TASKS = 500;
    private static final int CYCLE = 10;
    private static final int DONE = 100;
    private static final int MISSING = 5;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    static final BoardServer SERVER = new BoardServer();

    private BoardTab tab;

    /** The first ones make a circle, the last ones wait for missing ids; all others wait for two before them. */
    @BeforeAll
    static void writeTasks() throws Exception {
        for (int i = 0; i < TASKS; i++) {
            StringJoiner waits = new StringJoiner(", ", "[", "]");
            if (i < CYCLE) {
                waits.add("t" + (i + 1) % CYCLE);
            } else {
                waits.add("t" + i / 2).add("t" + (i - CYCLE));
            }
            if (i >= TASKS - MISSING) {
                waits.add("lost-" + i);
            }
            String lane = i >= CYCLE && i < CYCLE + DONE ? "done/codex/t" : "inbox/t";
            SERVER.write(lane + i + ".yaml", "id: t" + i + "\ntitle: Task " + i + ".\ndependencies: " + waits + "\n");
        }
    }

    @BeforeEach
    void openTheGraph() {
        tab = BoardTab.open(CHROMIUM, SERVER, "?view=dependencies");
        assertThat(nodes()).hasCount(TASKS);
    }

    @AfterEach
    void close() {
        tab.assertFits();
        tab.close();
    }

    @Test
    void everyTaskHasAPlaceOfItsOwn() {
        Object overlaps = tab.eval("""
                (() => {
                  const boxes = [...document.querySelectorAll("svg .node")].map((node) => node.getBoundingClientRect());
                  return boxes.filter((a, i) => boxes.some((b, j) => j > i && a.left < b.right - 1 && b.left < a.right - 1
                    && a.top < b.bottom - 1 && b.top < a.bottom - 1)).length;
                })()""");
        assertThat(overlaps).isEqualTo(0);
    }

    @Test
    void cyclesAndMissingIdsAreListedAndLeadToTheirTasks() {
        assertThat(tab.region("Cycles 1").getByRole(AriaRole.BUTTON)).hasCount(CYCLE);
        Locator missing = tab.region("Missing " + MISSING);
        assertThat(missing.getByRole(AriaRole.LISTITEM)).hasCount(MISSING);
        assertThat(missing).containsText("lost-" + (TASKS - 1));
        missing.getByRole(AriaRole.BUTTON).last().click();
        assertThat(node(TASKS - 1)).isFocused();
        assertThat(node(TASKS - 1)).isInViewport();
    }

    @Test
    void oneTaskMayStandInTheMiddle() {
        tab.page().getByRole(AriaRole.SEARCHBOX, named("Centre on a task")).fill("Task 450.");
        tab.page().keyboard().press("Enter");
        assertThat(nodes()).not().hasCount(TASKS);
        assertThat(node(450)).isInViewport();
        assertThat(node(225)).isVisible();
        assertThat(node(451)).hasCount(0);
        tab.button("Around Task 450.").click();
        assertThat(nodes()).hasCount(TASKS);
    }

    @Test
    void doneTasksMayBeHidden() {
        tab.page().getByLabel("Hide done").check();
        assertThat(nodes()).hasCount(TASKS - DONE);
        assertThat(node(CYCLE)).hasCount(0);
        assertThat(tab.page().locator(".graph-count")).containsText(TASKS - DONE + " tasks");
    }

    @Test
    void theKeyboardWalksAndOpens() {
        node(CYCLE).focus();
        tab.page().keyboard().press("ArrowLeft");
        assertThat(node(CYCLE)).not().isFocused();
        tab.page().keyboard().press("ArrowRight");
        tab.page().keyboard().press("Enter");
        assertThat(tab.panel()).isVisible();
    }

    private Locator nodes() {
        return tab.page().locator("svg [data-key]").and(tab.page().getByRole(AriaRole.LINK));
    }

    private Locator node(int number) {
        return nodes().and(tab.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Task " + number + ".")));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}

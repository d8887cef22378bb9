package dev.lanecast.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.lanecast.cli.ScreenTab.matching;
import static dev.lanecast.cli.ScreenTab.named;
import static dev.lanecast.cli.ScreenTab.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is beside the board in both themes on wide, middling and small screens. */
@Timeout(240)
class PageMatrixViewsIT {

    /** No canvas is empty any more. */
    private static final String DRAWN = """
            () => [...document.querySelectorAll("canvas")].every((canvas) => {
              const { width, height } = canvas;
              const empty = Object.assign(document.createElement("canvas"), { width, height });
              return canvas.toDataURL() !== empty.toDataURL();
            })""";

    @RegisterExtension
    static final Harbour HARBOUR = new Harbour();

    @ParameterizedTest
    @MethodSource("dev.lanecast.cli.Screen#all")
    void dependenciesAreDrawnCentredAndMended(Screen screen) {
        ScreenTab at = HARBOUR.look(screen);
        BoardTab tab = at.tab();
        at.show("Dependencies");
        assertThat(at.node("Oil the crane")).isInViewport();
        Locator count = at.page().locator(".graph-count");
        assertThat(count).hasText("5 tasks, 4 links");
        assertThat(tab.region("Cycles 1")).containsText("Splice the rope");
        assertThat(tab.region("Missing 1")).containsText("nowhere");
        tab.assertFits();
        at.page().getByLabel("Hide done").check();
        assertThat(count).hasText("4 tasks, 3 links");
        assertThat(at.node("Paint buoy 0")).hasCount(0);
        at.page().getByLabel("Hide done").uncheck();
        at.page().getByRole(AriaRole.SEARCHBOX, named("Centre on a task")).fill("splice");
        tab.button("Splice the rope rope").click();
        assertThat(count).hasText("2 tasks, 2 links");
        assertThat(at.node("Light the lamp")).isInViewport();
        tab.assertFits();
        tab.button("Around Splice the rope").click();
        at.node("Mend the pier").focus();
        at.press("ArrowLeft");
        assertThat(at.node("Oil the crane")).isFocused();
        at.press("Enter");
        assertThat(at.panelHeading()).hasText("Oil the crane");
        at.press("Escape");
        assertThat(tab.panel()).hasCount(0);
    }

    @ParameterizedTest
    @MethodSource("dev.lanecast.cli.Screen#all")
    void costsAreSummedDrawnAndListed(Screen screen) {
        ScreenTab at = HARBOUR.look(screen);
        BoardTab tab = at.tab();
        at.show("Costs");
        assertThat(at.page().getByTestId("cost-today")).hasText("$4.25+");
        assertThat(at.page().getByRole(AriaRole.HEADING, named("Cost per day by model")))
                .isVisible();
        assertThat(at.page().getByRole(AriaRole.IMG, matching(", as a chart;"))).hasCount(2);
        at.page().waitForFunction(DRAWN);
        assertThat(at.page().getByRole(AriaRole.TABLE, named("Models"))).containsText("$4.25");
        assertThat(at.page().getByRole(AriaRole.LIST, named("Budgets"))).containsText("85 %");
        assertThat(tab.region("Notices")).containsText("85 % of the day budget “Harbour” is spent: $4.25+ of $5.00.");
        assertThat(at.text("1 call has no price")).containsText("unheard-of (1)");
        assertThat(at.page().getByRole(AriaRole.LINK, named("CSV"))).isVisible();
        tab.assertFits();
        at.page().getByLabel("Cumulative").check();
        at.page().getByText("As a table").click();
        assertThat(at.page().getByRole(AriaRole.TABLE, named("Cost per day by model")))
                .containsText("$4.25");
        tab.button("24 h").click();
        assertThat(at.page()).hasURL(Pattern.compile("[?&]from=24h"));
        assertThat(at.page().getByRole(AriaRole.HEADING, named("Cost per hour by model")))
                .isVisible();
        tab.assertFits();
        at.page().getByText("As a table").click();
        at.page().getByLabel("Cumulative").uncheck();
        tab.button("Oil the crane").click();
        assertThat(at.panelHeading()).hasText("Oil the crane");
    }

    @ParameterizedTest
    @MethodSource("dev.lanecast.cli.Screen#all")
    void activityTellsChangesCanBePausedAndLeadsToTheTask(Screen screen) throws Exception {
        ScreenTab at = HARBOUR.look(screen);
        BoardTab tab = at.tab();
        at.show("Activity");
        Locator log = at.page().getByRole(AriaRole.LOG);
        String change = HARBOUR.changeTide();
        assertThat(log).containsText(change);
        tab.button("Created").click();
        assertThat(log).not().containsText(change);
        assertThat(at.page()).hasURL(Pattern.compile("[?]view=activity&kind=created$"));
        tab.button("Created").click();
        tab.button("Pause the activity").click();
        String unseen = HARBOUR.changeTide();
        assertThat(at.text("1 new line")).isVisible();
        tab.assertFits();
        assertThat(log).not().containsText(unseen);
        tab.button("Pause the activity").click();
        assertThat(log.getByText(unseen)).isInViewport();
        log.getByRole(AriaRole.LINK, within("Read the tide")).first().click();
        assertThat(tab.panel().getByRole(AriaRole.REGION, within("History"))).containsText(unseen);
    }

    @ParameterizedTest
    @MethodSource("dev.lanecast.cli.Screen#all")
    void unreadableFilesAreListedWithTheirPlaceAndWhy(Screen screen) {
        ScreenTab at = HARBOUR.look(screen);
        BoardTab tab = at.tab();
        tab.button("1 unreadable").click();
        assertThat(at.page().getByRole(AriaRole.TAB, named("Activity"))).hasAttribute("aria-selected", "true");
        Locator unreadable = tab.region("Unreadable");
        assertThat(unreadable.getByRole(AriaRole.HEADING)).hasText(Pattern.compile("Unreadable\\s+1"));
        assertThat(unreadable.getByText("inbox/broken.yaml")).isInViewport();
        assertThat(unreadable).containsText("line 2, column 9: mapping values are not allowed here");
        assertThat(unreadable.getByRole(AriaRole.TIME)).isVisible();
        at.show("Board");
        assertThat(unreadable).isVisible(new IsVisibleOptions().setVisible(!screen.isNarrow()));
    }

    @ParameterizedTest
    @MethodSource("dev.lanecast.cli.Screen#all")
    void themeDensityWallboardAndPaperAreAsAsked(Screen screen) {
        ScreenTab at = HARBOUR.look(screen);
        BoardTab tab = at.tab();
        at.showColumn("Inbox");
        assertThat(at.background()).isEqualTo(screen.backgrounds().get(0));
        tab.button("Settings").click();
        tab.assertFits();
        at.page()
                .getByLabel(screen.scheme() == ColorScheme.DARK ? "Light" : "Dark")
                .check();
        assertThat(at.background()).isEqualTo(screen.backgrounds().get(1));
        at.page().getByLabel("System").check();
        assertThat(at.background()).isEqualTo(screen.backgrounds().get(0));
        double usual = tab.link("Mend the pier").boundingBox().height;
        at.page().getByLabel("Compact").check();
        assertThat(tab.link("Mend the pier").boundingBox().height).isLessThan(usual);
        at.page().getByLabel("Comfortable").check();
        at.press("Escape");
        at.press("w");
        assertThat(tab.search()).isHidden();
        assertThat(tab.link("Mend the pier")).isVisible();
        tab.assertFits();
        at.press("w");
        at.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(tab.search()).isHidden();
        assertThat(tab.link("Mend the pier")).isVisible();
        at.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    @Test
    @EnabledIfSystemProperty(named = "lanecast.long", matches = "|true")
    void everyScreenSaysWhenTheServerIsGoneAndBack() throws Exception {
        List<BoardTab> tabs =
                Screen.all().map(screen -> HARBOUR.look(screen).tab()).toList();
        for (BoardTab tab : tabs) {
            assertThat(tab.page().locator(".connection")).hasText(Pattern.compile("live\\s*\\d.*"));
            tab.eval("location.hash = 'task/harborline/pier'");
            assertThat(tab.panel()).isVisible();
            assertThat(isOnTop(tab)).isTrue();
            tab.page().keyboard().press("Escape");
        }
        HARBOUR.server().stop();
        for (BoardTab tab : tabs) {
            assertThat(tab.page().getByTestId("connection")).hasText("offline");
            assertThat(tab.page().getByTestId("connection")).isInViewport();
            assertThat(tab.page().locator(".data-age")).hasText(Pattern.compile("[1-9]\\d* s"));
            assertThat(tab.eval("getComputedStyle(document.querySelector('.content')).filter"))
                    .isEqualTo("grayscale(1)");
            assertThat(tab.region("Notices")).containsText("What you see is no longer current");
            tab.assertFits();
        }
        HARBOUR.server().restart();
        for (BoardTab tab : tabs) {
            assertThat(tab.page().getByTestId("connection")).hasText("live");
            assertThat(tab.region("Notices")).not().containsText("no longer current");
            tab.forgive();
        }
    }

    /** Whether nothing covers it, such as the panel of a task. */
    private static boolean isOnTop(BoardTab tab) {
        return (boolean)
                tab.eval("(([box]) => document.elementFromPoint(box.x + 2, box.y + 2)?.closest('.panel') === null)"
                        + "(document.querySelector('[data-testid=connection]').getClientRects())");
    }
}

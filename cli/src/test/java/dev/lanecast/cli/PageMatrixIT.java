package dev.lanecast.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.lanecast.cli.ScreenTab.named;
import static dev.lanecast.cli.ScreenTab.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The board in both themes on wide, middling and small screens: cards, columns, finding, a task, and keys. */
@Timeout(240)
class PageMatrixIT {

    @RegisterExtension
    static final Harbour HARBOUR = new Harbour();

    @ParameterizedTest
    @MethodSource("dev.lanecast.cli.Screen#all")
    void theBoardHasEveryLaneWithItsCardsAndCounts(Screen screen) {
        ScreenTab at = HARBOUR.look(screen);
        assertThat(at.page().getByRole(AriaRole.TAB, named("Board"))).hasAttribute("aria-selected", "true");
        Locator pier = at.card("Inbox", "Mend the pier", 3);
        List.of("unassigned", "waiting on", "critical priority", "1/2")
                .forEach(text -> assertThat(pier).containsText(text));
        assertThat(pier.getByRole(AriaRole.TIME)).isVisible();
        Locator crane = at.card("Assigned", "Oil the crane", 2);
        List.of("codex", "$4.25", "Blocked", "blocks 1")
                .forEach(text -> assertThat(crane).containsText(text));
        assertThat(at.card("Assigned", "Read the tide", 2)).containsText("Awaiting review");
        assertThat(at.card("Done", "Paint buoy", Harbour.DONE).first()).isVisible();
    }

    @ParameterizedTest
    @MethodSource("dev.lanecast.cli.Screen#all")
    void finishedTasksComeBitByBit(Screen screen) {
        ScreenTab at = HARBOUR.look(screen);
        Locator done = at.card("Done", "", Harbour.DONE);
        assertThat(done).hasCount(60);
        assertThat(at.column("Done").getByText("5 not shown")).isVisible();
        // Scrolling there would bring them as well.
        at.column("Done").getByRole(AriaRole.BUTTON).dispatchEvent("click");
        assertThat(done).hasCount(Harbour.DONE);
    }

    @ParameterizedTest
    @MethodSource("dev.lanecast.cli.Screen#all")
    void columnsMayGoByStatusAndSwimlanesByAgent(Screen screen) {
        ScreenTab at = HARBOUR.look(screen);
        BoardTab tab = at.tab();
        at.unfold();
        at.page().getByLabel("Columns").selectOption("status");
        assertThat(at.card("Awaiting review", "Read the tide", 1)).isVisible();
        assertThat(at.card("Blocked", "Oil the crane", 1)).isVisible();
        assertThat(at.column("In progress")).isVisible();
        at.page().getByLabel("Group").selectOption("agent");
        at.showColumn("Blocked");
        assertThat(tab.card("Blocked, codex", "Oil the crane")).isVisible();
        assertThat(tab.region("codex").getByRole(AriaRole.HEADING)).containsText("codex");
    }

    @ParameterizedTest
    @MethodSource("dev.lanecast.cli.Screen#all")
    void searchAndFiltersNarrowTheBoardAndItsCounts(Screen screen) {
        ScreenTab at = HARBOUR.look(screen);
        BoardTab tab = at.tab();
        tab.search().fill("HARBOURMASTER");
        assertThat(at.text("0 of " + Harbour.TASKS + " tasks")).isVisible();
        at.page().getByLabel("In whole documents").check();
        assertThat(at.text("1 match in whole documents")).isVisible();
        assertThat(at.card("Inbox", "Mend the pier", 1)).isVisible();
        assertThat(at.page()).hasURL(Pattern.compile("[?]q=HARBOURMASTER&whole=1$"));
        tab.assertFits();
        tab.search().fill("");
        at.unfold();
        tab.button("Agent").click();
        at.page().getByRole(AriaRole.CHECKBOX, named("zoe 1")).check();
        tab.assertFits();
        at.press("Escape");
        assertThat(at.text("1 of " + Harbour.TASKS + " tasks")).isVisible();
        assertThat(at.card("Assigned", "Read the tide", 1)).isVisible();
        assertThat(tab.link("Oil the crane")).hasCount(0);
        tab.assertFits();
        tab.button("Clear all").click();
        assertThat(at.card("Assigned", "Oil the crane", 2)).isVisible();
    }

    @ParameterizedTest
    @MethodSource("dev.lanecast.cli.Screen#all")
    void aTaskOpensWithItsFieldsLinksAndCalls(Screen screen) {
        ScreenTab at = HARBOUR.look(screen);
        BoardTab tab = at.tab();
        at.showColumn("Inbox");
        tab.link("Mend the pier").click();
        assertThat(at.page()).hasURL(Pattern.compile("#task/harborline/pier$"));
        assertThat(at.panelHeading()).hasText("Mend the pier");
        for (String seen :
                List.of("Critical", "1 of 2", "planks", "harbourmaster", "seven", "harborline: inbox/pier.yaml")) {
            Locator field = tab.panel().getByText(seen).first();
            field.scrollIntoViewIfNeeded();
            assertThat(field).isInViewport();
        }
        assertThat(tab.panel().getByRole(AriaRole.LISTITEM))
                .containsText(new String[] {"Oil the crane blocked", "nowhere"});
        assertThat(tab.panel().boundingBox().width <= screen.width()).isTrue();
        tab.assertFits();
        tab.panel().getByRole(AriaRole.LINK, within("Oil the crane")).click();
        assertThat(at.panelHeading()).hasText("Oil the crane");
        assertThat(tab.panel().getByRole(AriaRole.TABLE)).containsText("gpt-5");
        tab.assertFits();
        at.page().goBack();
        assertThat(at.panelHeading()).hasText("Mend the pier");
        at.press("Escape");
        assertThat(tab.panel()).hasCount(0);
        assertThat(tab.link("Mend the pier")).isFocused();
    }

    @ParameterizedTest
    @MethodSource("dev.lanecast.cli.Screen#all")
    void theKeyboardReachesEverything(Screen screen) {
        ScreenTab at = HARBOUR.look(screen);
        BoardTab tab = at.tab();
        at.showColumn("Inbox");
        at.press("?");
        assertThat(at.page().getByRole(AriaRole.DIALOG, named("Keys"))).containsText("Go from card to card");
        tab.assertFits();
        at.press("Escape");
        at.press("/");
        assertThat(tab.search()).isFocused();
        at.press("Escape");
        at.press("f");
        assertThat(tab.button("Agent")).isFocused();
        tab.eval("document.activeElement.blur()");
        at.press("j");
        assertThat(tab.link("Mend the pier")).isFocused();
        at.press("j");
        assertThat(tab.link("Mend the pier")).not().isFocused();
        at.press("Enter");
        assertThat(at.panelHeading()).isFocused();
        at.press("Escape");
        at.press("2");
        assertThat(at.page().getByRole(AriaRole.TAB, named("Costs"))).hasAttribute("aria-selected", "true");
    }
}

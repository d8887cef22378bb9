package dev.lanecast.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys, themes, density, the wallboard and small screens. */
@Timeout(240)
@EnabledIfSystemProperty(named = "lanecast.long", matches = "|true")
class PageComfortIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    static final BoardServer SERVER = new BoardServer();

    private BoardTab tab;

    @BeforeEach
    void openTheBoard() throws Exception {
        SERVER.write("inbox/a.yaml", "id: a\ntitle: First task\npriority: high\n");
        SERVER.write("inbox/b.yaml", "id: b\ntitle: Second task\npriority: low\n");
        SERVER.write("assigned/codex/c.yaml", "id: c\ntitle: Third task\n");
        tab = BoardTab.open(CHROMIUM, SERVER, "");
        assertThat(tab.link("Third task")).isVisible();
    }

    @AfterEach
    void close() {
        tab.close();
    }

    @Test
    void everythingIsAtTheKeyboard() {
        press("/");
        assertThat(tab.search()).isFocused();
        press("Escape");
        press("ArrowDown");
        assertThat(tab.link("First task")).isFocused();
        press("j");
        assertThat(tab.link("Second task")).isFocused();
        press("ArrowRight");
        assertThat(tab.link("Third task")).isFocused();
        press("Enter");
        assertThat(tab.panel()).containsText("Third task");
        press("Escape");
        assertThat(tab.panel()).hasCount(0);
        assertThat(tab.link("Third task")).isFocused();
        press("?");
        assertThat(tab.page().getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Keys")))
                .isVisible();
        press("Escape");
        press("4");
        assertThat(tab.page().getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Activity")))
                .hasAttribute("aria-selected", "true");
        press("1");
        press("f");
        assertThat(tab.button("Agent").or(tab.button("Priority")).first()).isFocused();
    }

    @Test
    void theThemeAndTheDensityAreRemembered() {
        String before = background();
        tab.button("Settings").click();
        tab.page().getByLabel("Light").check();
        tab.page().getByLabel("Compact").check();
        assertThat(background()).isNotEqualTo(before);
        String light = background();
        tab.page().reload();
        assertThat(tab.link("Third task")).isVisible();
        assertThat(background()).isEqualTo(light);
        assertThat((String) tab.eval("document.documentElement.dataset.density"))
                .isEqualTo("compact");
    }

    @Test
    void theWallboardHasNothingToClick() {
        tab.go("?wall=1");
        assertThat(tab.link("First task")).isVisible();
        assertThat(tab.search()).hasCount(0);
        assertThat(tab.page().getByRole(AriaRole.TABLIST)).hasCount(0);
    }

    @Test
    void aSmallScreenShowsOneColumnAtATimeAndNeverScrollsSideways() {
        tab.page().setViewportSize(360, 700);
        assertThat(tab.link("First task")).isVisible();
        assertThat(tab.link("Third task")).isHidden();
        tab.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Assigned 1"))
                .click();
        assertThat(tab.link("Third task")).isVisible();
        for (String view : new String[] {"Board", "Costs", "Dependencies", "Activity"}) {
            tab.page()
                    .getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(view))
                    .click();
            assertThat((Integer) tab.eval("document.documentElement.scrollWidth"))
                    .as(view)
                    .isEqualTo(360);
        }
    }

    @Test
    void timesAreRelativeAndExactInTheZoneOfTheReader() throws Exception {
        SERVER.write("done/codex/d.yaml", "id: d\ntitle: Fourth task\ncreated_at: 2026-01-02T03:04:05Z\n");
        Browser.NewContextOptions tokyo =
                new Browser.NewContextOptions().setTimezoneId("Asia/Tokyo").setLocale("en-GB");
        try (BoardTab far = BoardTab.open(CHROMIUM.newPage(tokyo), SERVER, "#task/harborline/d")) {
            Locator created =
                    far.panel().locator("time[datetime='2026-01-02T03:04:05Z']").first();
            assertThat(created).hasText(Pattern.compile("\\d+ [hdwy]( ago)?"));
            assertThat(created).hasAttribute("title", Pattern.compile("12:04:05"));
        }
    }

    @Test
    void allTabsTakeOverWhatOneOfThemChooses() {
        Page second = tab.page().context().newPage();
        BoardTab other = BoardTab.open(second, SERVER, "");
        tab.button("Settings").click();
        tab.page().getByLabel("Light").check();
        tab.page().getByLabel("Compact").check();
        assertThat(other.page().locator("html")).hasAttribute("data-theme", "light");
        assertThat(other.page().locator("html")).hasAttribute("data-density", "compact");
        other.assertCalm();
        second.close();
    }

    /** A browser that is zoomed to 200 % has half as many pixels, each twice as large. */
    @ParameterizedTest
    @CsvSource({"1400, 900", "1280, 720", "800, 900"})
    void everythingCanBeReachedAtTwiceTheSize(int width, int height) {
        Browser.NewContextOptions zoomed = new Browser.NewContextOptions()
                .setViewportSize(width / 2, height / 2)
                .setDeviceScaleFactor(2);
        try (BoardTab large = BoardTab.open(CHROMIUM.newPage(zoomed), SERVER, "")) {
            for (String view : new String[] {"Board", "Costs", "Dependencies", "Activity"}) {
                Locator chosen = large.page().getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(view));
                chosen.click();
                assertThat(chosen).hasAttribute("aria-selected", "true");
                large.assertFits();
                assertThat(large.page().getByTestId("connection")).isInViewport();
            }
            large.go("#task/harborline/c");
            assertThat(large.panel()).containsText("Third task");
            assertThat(large.panel().getByText("assigned/codex/c.yaml")).isVisible();
            large.panel().getByText("assigned/codex/c.yaml").scrollIntoViewIfNeeded();
            assertThat(large.panel().getByText("assigned/codex/c.yaml")).isInViewport();
            large.assertFits();
            large.page().keyboard().press("Escape");
            large.button("Settings").click();
            large.button("Wallboard").scrollIntoViewIfNeeded();
            assertThat(large.button("Wallboard")).isInViewport();
            large.assertFits();
        }
    }

    private void press(String key) {
        tab.page().keyboard().press(key);
    }

    private String background() {
        return (String) tab.eval("getComputedStyle(document.body).backgroundColor");
    }
}

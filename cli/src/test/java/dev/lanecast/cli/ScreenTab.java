package dev.lanecast.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** The page on a screen of some size, used as one must there. */
record ScreenTab(Screen screen, BoardTab tab) {

    Page page() {
        return tab.page();
    }

    void show(String view) {
        page().getByRole(AriaRole.TAB, named(view)).click();
    }

    /** Filters and switches, which are folded away where there is no room. */
    void unfold() {
        Locator fold = page().getByRole(AriaRole.BUTTON, named("Filter and arrange"));
        if (screen.isNarrow() && fold.getAttribute("aria-expanded").equals("false")) {
            fold.click();
        }
    }

    /** The only one where there is no room for more. */
    void showColumn(String name) {
        if (screen.isNarrow()) {
            page().getByRole(AriaRole.BUTTON, matching("^" + name + " \\d+$")).click();
        }
    }

    Locator column(String name) {
        showColumn(name);
        return tab.region(name);
    }

    /** Those in a column that must say that it has so many. */
    Locator card(String column, String title, int count) {
        String counted = "^\\s*" + column + "\\s+" + count + "\\b";
        Locator head = screen.isNarrow()
                ? page().getByRole(AriaRole.BUTTON, matching(counted))
                : tab.region(column).getByRole(AriaRole.HEADING);
        assertThat(head).hasText(Pattern.compile(counted));
        showColumn(column);
        return tab.card(column, title);
    }

    Locator text(String text) {
        return page().getByText(text).first();
    }

    /** A box of the drawing of dependencies. */
    Locator node(String title) {
        return page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(title))
                .and(page().locator("svg [data-key]"));
    }

    Locator panelHeading() {
        return tab.panel().getByRole(AriaRole.HEADING).first();
    }

    Object background() {
        return tab.eval("getComputedStyle(document.body).backgroundColor");
    }

    void press(String key) {
        page().keyboard().press(key);
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    static Page.GetByRoleOptions matching(String name) {
        return new Page.GetByRoleOptions().setName(Pattern.compile(name));
    }

    static Locator.GetByRoleOptions within(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}

package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The page in a browser context of its own. When it is closed, the browser must have had nothing to complain about. */
final class BoardTab implements AutoCloseable {

    private static final double PATIENCE = 30_000;

    private static final String OUTSIDE = """
            () => {
              const scrolls = ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth;
              const isScrolled = (part) => part !== null && !part.matches(".content:not(.shows-board) .view")
                && ((["auto", "scroll"].includes(getComputedStyle(part).overflowX) && scrolls(part)) || isScrolled(part.parentElement));
              return [...document.querySelectorAll("button, input, select, a, h1, h2, p, pre, li, td, svg.graph-canvas")]
                .filter((part) => part.checkVisibility() && !part.closest(".visually-hidden, .skip-link") && !isScrolled(part.parentElement))
                .filter((part) => part.getBoundingClientRect().right > innerWidth + 1 || part.getBoundingClientRect().left < -1)
                .map((part) => part.outerHTML.slice(0, 200));
            }""";

    private final URI address;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private BoardTab(URI address, Page page) {
        this.address = address;
        this.page = page;
        page.setDefaultTimeout(PATIENCE);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        listen();
    }

    static BoardTab open(Chromium chromium, BoardServer server, String path) {
        return open(chromium, server, path, 1400, ColorScheme.DARK);
    }

    static BoardTab open(Chromium chromium, BoardServer server, String path, int width, ColorScheme scheme) {
        Browser.NewContextOptions options =
                new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme);
        return open(chromium.newPage(options), server, path);
    }

    /** Opens it in a page that is prepared already. */
    static BoardTab open(Page page, BoardServer server, String path) {
        return open(page, server.address(), path);
    }

    /** The same for any server. */
    static BoardTab open(Page page, URI address, String path) {
        BoardTab tab = new BoardTab(address, page);
        tab.go(path);
        return tab;
    }

    Page page() {
        return page;
    }

    /** Goes to a path relative to the page. */
    void go(String path) {
        page.navigate("about:blank");
        page.navigate(address + path);
        PlaywrightAssertions.assertThat(page.getByTestId("connection")).hasText("live");
    }

    /** The same without loading the page anew. */
    void walk(String path) {
        page.evaluate(
                "path => { history.pushState(null, '', path); dispatchEvent(new PopStateEvent('popstate'));"
                        + " dispatchEvent(new HashChangeEvent('hashchange')); }",
                address + path);
    }

    Locator region(String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator card(String lane, String title) {
        return region(lane).getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(title));
    }

    Locator link(String title) {
        return page.getByRole(AriaRole.MAIN).getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(title));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator search() {
        return page.getByRole(AriaRole.SEARCHBOX);
    }

    /** The panel of a task. */
    Locator panel() {
        return page.locator("section[role=dialog]");
    }

    /** What the page holds in memory after garbage collection. */
    PageMemory memory() {
        return PageMemory.of(page);
    }

    Object eval(String script) {
        return page.evaluate(script);
    }

    /** Forgets what the browser has complained about; for tests in which it should. */
    void forgive() {
        complaints.clear();
    }

    /** The browser must have had nothing to complain about so far. */
    void assertCalm() {
        List<String> all = List.copyOf(complaints);
        complaints.clear();
        assertThat(all).isEmpty();
    }

    /**
     * Nothing may be wider than the window, nor stand beyond its edge where no scrolling leads; only boards are scrolled
     * sideways as a whole.
     */
    void assertFits() {
        assertThat((List<?>) page.evaluate(OUTSIDE)).isEmpty();
        assertThat(page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"))
                .isEqualTo(0);
    }

    @Override
    public void close() {
        page.context().close();
        assertCalm();
    }

    private void listen() {
        page.addInitScript("addEventListener('securitypolicyviolation',"
                + " e => console.error('CSP ' + e.violatedDirective + ' ' + e.blockedURI))");
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            String url = request.url();
            if (!url.startsWith(address.toString()) && !url.startsWith("data:") && !url.equals("about:blank")) {
                complaints.add("foreign request " + url);
            }
        });
    }
}

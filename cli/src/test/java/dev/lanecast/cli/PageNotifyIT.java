package dev.lanecast.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a page that nobody looks at tells: by notifications of the desktop, in its title and by its icon. */
@Timeout(240)
class PageNotifyIT {

    private static final List<String> KINDS =
            List.of("Blocked", "Error", "Completed", "Unreadable", "Stalled", "Budget");

    /** Notes notifications down instead of showing them, and lets the test leave the tab, which a headless browser never does. */
    private static final String SCRIPT = """
            window.notes = [];
            window.Notification = class {
              static permission = "granted";
              static requestPermission() { return Promise.resolve("granted"); }
              constructor(title, options) { notes.push({ title, ...options }); }
            };
            let away = false;
            Object.defineProperty(document, "hidden", { get: () => away });
            window.leave = (yes) => { away = yes; document.dispatchEvent(new Event("visibilitychange")); };
            """;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    static final BoardServer SERVER =
            new BoardServer("budgets:\n  - name: '<b>Harbour</b>'\n    period: day\n    limit_usd: 10\n");

    private static int run;

    private BoardTab tab;

    @BeforeEach
    void openTheBoard() throws Exception {
        run++;
        for (String name : List.of("first", "second", "third")) {
            // One that says nothing of when it was assigned was so when it came, and cannot be stalled yet.
            SERVER.write(assigned(name), task(name, name.equals("third") ? "assigned_at: 2020-01-01T00:00:00Z\n" : ""));
        }
        Page page = CHROMIUM.newPage(new Browser.NewContextOptions().setViewportSize(1400, 900));
        page.context().addInitScript(SCRIPT);
        tab = BoardTab.open(page, SERVER, "");
        for (String name : List.of("first", "second", "third")) {
            assertThat(tab.card("Assigned", title(name))).isVisible();
        }
    }

    @AfterEach
    void close() {
        tab.close();
    }

    @Test
    void eachKindIsToldAsPlainText() throws Exception {
        KINDS.forEach(this::choose);
        leave(tab);

        SERVER.write(assigned("first"), task("first", "status: blocked\n"));
        assertThat(awaitNote(1)).isEqualTo(title("first") + ": status none → blocked");
        SERVER.write(assigned("first"), task("first", "status: error\n"));
        assertThat(awaitNote(2)).isEqualTo(title("first") + ": status blocked → error");
        complete("second");
        assertThat(awaitNote(3)).isEqualTo(title("second") + ": completed by codex");
        SERVER.write("inbox/broken.yaml", "id: broken\ntitle: a: b\n");
        assertThat(awaitNote(4)).startsWith("inbox/broken.yaml: unreadable, line 2: ");
        SERVER.write("inbox/broken.yaml", task("broken", ""));
        SERVER.age(assigned("third"), Duration.ofDays(1));
        assertThat(awaitNote(5)).startsWith(title("third") + ": flags none → stalled");
        SERVER.record("{\"model_name\":\"some-model\",\"cost_usd\":9}");
        assertThat(awaitNote(6)).isEqualTo("Budget <b>Harbour</b>: 90 % of the day reached: $9.00 of $10.00");
    }

    @Test
    @EnabledIfSystemProperty(named = "lanecast.long", matches = "|true")
    void onlyWhatWasChosenIsTold() throws Exception {
        choose("Completed");
        leave(tab);
        SERVER.write(assigned("first"), task("first", "status: blocked\n"));
        SERVER.write("inbox/new.yaml", task("new", "status: error\n"));
        complete("second");
        awaitNote(1);
        assertThat(notes(tab)).isEqualTo(title("second") + ": completed by codex");
    }

    @Test
    @EnabledIfSystemProperty(named = "lanecast.long", matches = "|true")
    void nothingIsToldWhileATabIsInFront() throws Exception {
        choose("Completed");
        complete("first");
        assertThat(tab.card("Done", title("first"))).isVisible();
        leave(tab);
        BoardTab other = BoardTab.open(tab.page().context().newPage(), SERVER, "");
        complete("second");
        assertThat(tab.card("Done", title("second"))).isVisible();
        settle(tab);
        leave(other);
        complete("third");
        assertThat(tab.card("Done", title("third"))).isVisible();
        assertThat(other.card("Done", title("third"))).isVisible();
        settle(tab);
        settle(other);
        // Of two with the same tag the desktop shows one.
        assertThat(tagged(tab, other))
                .singleElement()
                .asString()
                .endsWith(" " + title("third") + ": completed by codex");
    }

    @Test
    void theTitleAndTheIconSayThatThereIsNews() throws Exception {
        assertThat(tab.page()).hasTitle("harborline · Lanecast");
        Object calm = icon();
        leave(tab);
        complete("first");
        assertThat(tab.page()).hasTitle("(1) harborline · Lanecast");
        assertThat(icon()).isNotEqualTo(calm);
        tab.eval("leave(false)");
        assertThat(tab.page()).hasTitle("harborline · Lanecast");
        assertThat(icon()).isEqualTo(calm);
    }

    private static String task(String id, String more) {
        return "id: " + id + run + "\ntitle: " + title(id) + "\nagent: codex\n" + more;
    }

    private static String title(String name) {
        return "Task <i>" + name + run + "</i>";
    }

    private static String assigned(String name) {
        return "assigned/codex/" + name + run + ".yaml";
    }

    private static void complete(String name) throws IOException {
        SERVER.move(assigned(name), "done/codex/" + name + run + ".yaml");
    }

    private void choose(String kind) {
        tab.button("Settings").click();
        tab.page().getByLabel(Pattern.compile("^" + kind + "$")).check();
        tab.page().keyboard().press("Escape");
    }

    private String awaitNote(int number) {
        tab.page().waitForFunction("number => notes.length >= number", number);
        return (String) tab.eval("notes.map(({ title, body }) => title + ': ' + body)[" + (number - 1) + "]");
    }

    /** Returns when other tabs may know. */
    private static void leave(BoardTab tab) {
        tab.eval("leave(true)");
        tab.page()
                .waitForFunction("() => navigator.locks.query()"
                        + ".then(({ held }) => !held.some(({ name }) => name === 'lanecast-in-front'))");
    }

    private static Set<Object> tagged(BoardTab... tabs) {
        return Stream.of(tabs)
                .map(tab -> tab.eval("notes.map(({ tag, title, body }) => tag + ' ' + title + ': ' + body)"))
                .flatMap(notes -> ((List<?>) notes).stream())
                .collect(Collectors.toSet());
    }

    private static String notes(BoardTab tab) {
        return (String) tab.eval("notes.map(({ title, body }) => title + ': ' + body).join()");
    }

    /** Waits until a tab has thought about everything that it was told. */
    private static void settle(BoardTab tab) {
        tab.eval("navigator.locks.query().then(() => navigator.locks.request('lanecast-told', () => 0))");
    }

    private Object icon() {
        return tab.page().locator("link[rel=icon]").getAttribute("href");
    }
}

package dev.lanecast.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.lanecast.cli.bench.Figure;
import dev.lanecast.cli.bench.Load;
import dev.lanecast.cli.bench.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Measures the page with 10,000 tasks and prints a table; only where it is asked for, see {@code docs/benchmarks.md}. */
@Timeout(1800)
@EnabledIfSystemProperty(named = "lanecast.page-figures", matches = "|true")
class PageFiguresIT {

    private static final int TASKS = 10_000;
    private static final int ROUNDS = 9;
    private static final int CHANGES = 200;
    private static final int TYPINGS = 7;
    private static final int STORM = 10_000;
    private static final String WORDS = "relay 42 codex";
    private static final PrintWriter OUT = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    private static final int MEBI = 1 << 20;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    static final BoardServer SERVER = new BoardServer();

    private final List<Figure> figures = new ArrayList<>();

    @Test
    void printsWhatThePageTakes() throws Exception {
        ManyTasks.write(SERVER, TASKS);
        awaitTasks();
        measureOpening();
        measureChanges();
        measureKeys();
        measureHeap();
        FigureTable.print(OUT, List.of(new Measurements("page", new Load(TASKS, CHANGES, 0, 0), figures)));
    }

    private static void awaitTasks() {
        try (BoardTab tab = BoardTab.open(CHROMIUM, SERVER, "")) {
            assertThat(tab.page().getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Tasks")))
                    .containsText("10,000 tasks");
        }
    }

    private void measureOpening() throws IOException {
        double[] first = new double[ROUNDS];
        double[] again = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            try (BoardTab tab = open()) {
                first[round] = firstCard(tab);
                tab.page().reload();
                again[round] = firstCard(tab);
            }
        }
        add("navigation to first card, nothing cached", "ms", first);
        add("navigation to first card, files cached", "ms", again);
    }

    private void measureChanges() throws IOException {
        try (BoardTab tab = open()) {
            settle(tab);
            tab.eval("gauge.watching = true");
            for (int change = 1; change <= CHANGES; change++) {
                ManyTasks.change(SERVER, change);
                tab.page().waitForFunction("count => gauge.changes.length >= count", change);
            }
            add("event arrived to on screen", "ms", values(tab, "gauge.changes"));
        }
    }

    private void measureKeys() throws IOException {
        try (BoardTab tab = open()) {
            settle(tab);
            for (int i = 0; i < TYPINGS; i++) {
                Locator.PressSequentiallyOptions pace = new Locator.PressSequentiallyOptions().setDelay(150);
                tab.search().pressSequentially(WORDS, pace);
                for (int letter = 0; letter < WORDS.length(); letter++) {
                    tab.search().press("Backspace", new Locator.PressOptions().setDelay(150));
                }
            }
            add("filter keystroke to on screen", "ms", values(tab, "gauge.keys"));
        }
    }

    private void measureHeap() throws Exception {
        try (BoardTab tab = open()) {
            settle(tab);
            add("heap after garbage collection", "MB", tab.memory().heap() / MEBI);
            for (int part = 1; part <= 2; part++) {
                ManyTasks.storm(SERVER, tab, STORM);
                add(
                        "the same " + part * STORM + " events later",
                        "MB",
                        tab.memory().heap() / MEBI);
            }
        }
    }

    private static BoardTab open() throws IOException {
        try (InputStream script = PageFiguresIT.class.getResourceAsStream("gauge.js")) {
            Page page = CHROMIUM.newPage(new Browser.NewContextOptions().setViewportSize(1400, 900));
            page.addInitScript(new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8));
            return BoardTab.open(page, SERVER, "");
        }
    }

    private static double firstCard(BoardTab tab) {
        Page page = tab.page();
        page.waitForFunction("() => gauge.firstCard > 0");
        return ((Number) tab.eval("gauge.firstCard")).doubleValue();
    }

    /** Waits until all the cards are drawn that are drawn without a reason. */
    private static void settle(BoardTab tab) {
        assertThat(tab.page().locator(".card")).hasCount(3 * 60);
    }

    private static double[] values(BoardTab tab, String list) {
        int count = (Integer) tab.eval(list + ".length");
        return IntStream.range(0, count)
                .mapToDouble(i -> ((Number) tab.eval(list + "[" + i + "]")).doubleValue())
                .toArray();
    }

    private void add(String name, String unit, double... values) {
        figures.add(new Figure(name, unit, Sample.of(values), null));
    }
}

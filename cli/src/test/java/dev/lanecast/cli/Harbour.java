package dev.lanecast.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A board with something of everything, and a tab for each screen to look at it. They stay open for all classes of tests, since
 * most of the time of each test would be spent opening one. After each test no browser must have had anything to
 * complain about, and everything must fit.
 */
final class Harbour implements BeforeAllCallback, AfterEachCallback {

    /** Finished tasks, more than a column draws at first. */
    static final int DONE = 65;

    /** All tasks. */
    static final int TASKS = DONE + 5;

    private static final String TIDE = "id: tide\ntitle: Read the tide\nstatus: awaiting_review\ntags: [at-%s]\n";

    private final Chromium chromium = new Chromium();
    private Opened opened = new Opened();

    @Override
    public void beforeAll(ExtensionContext context) {
        chromium.beforeAll(context);
        opened = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Opened.class, key -> open(context), Opened.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        for (BoardTab tab : opened.tabs.values()) {
            tab.assertCalm();
            tab.assertFits();
        }
    }

    BoardServer server() {
        return opened.server;
    }

    /** The board as it is at first, on a screen. */
    ScreenTab look(Screen screen) {
        BoardTab tab = opened.tabs.computeIfAbsent(
                screen, wanted -> BoardTab.open(chromium, opened.server, "", wanted.width(), wanted.scheme()));
        tab.walk("");
        return new ScreenTab(screen, tab);
    }

    /** Changes the task "Read the tide", and answers what that is called. */
    String changeTide() throws IOException {
        int before = opened.changes++;
        opened.server.write("assigned/zoe/tide.yaml", TIDE.formatted(opened.changes));
        return "tags at-" + before + " → at-" + opened.changes;
    }

    private static Opened open(ExtensionContext context) {
        Opened opened = new Opened();
        try {
            opened.server.beforeAll(context);
            write(opened.server);
            return opened;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(BoardServer server) throws IOException, InterruptedException {
        server.write(
                "inbox/pier.yaml",
                "id: pier\ntitle: Mend the pier\npriority: critical\ndependencies: [crane, nowhere]\nberth: seven\n"
                        + "description: Needs **planks**\nnotes: ask the harbourmaster\n"
                        + "acceptance_criteria: ['[x] a', '[ ] b']\n");
        server.write("inbox/lamp.yaml", "id: lamp\ntitle: Light the lamp\npriority: low\nblocked_by: [rope]\n");
        server.write("inbox/rope.yaml", "id: rope\ntitle: Splice the rope\nblocked_by: [lamp]\n");
        server.write("inbox/broken.yaml", "id: broken\ntitle: a: b\n");
        server.write(
                "assigned/codex/crane.yaml",
                "id: crane\ntitle: Oil the crane\nstatus: blocked\ndependencies: [buoy-0]\n");
        server.write("assigned/zoe/tide.yaml", TIDE.formatted(0));
        for (int i = 0; i < DONE; i++) {
            server.write("done/codex/buoy-" + i + ".yaml", "id: buoy-" + i + "\ntitle: Paint buoy " + i + "\n");
        }
        server.record("{\"model_name\":\"gpt-5\",\"agent_name\":\"codex\",\"task_id\":\"crane\",\"prompt_tokens\":4000,"
                + "\"cost_usd\":4.25,\"latency_ms\":900}");
        server.record("{\"model_name\":\"unheard-of\",\"agent_name\":\"zoe\",\"prompt_tokens\":10}");
    }

    private static final class Opened implements AutoCloseable {

        private final BoardServer server =
                new BoardServer("budgets:\n  - name: Harbour\n    period: day\n    limit_usd: 5\n");
        private final Map<Screen, BoardTab> tabs = new LinkedHashMap<>();
        private int changes;

        @Override
        public void close() throws IOException {
            tabs.values().forEach(BoardTab::close);
            server.close();
        }
    }
}

package dev.lanecast.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.io.IOException;
import java.util.List;

/** A board of many tasks, nearly all of them unfinished, and changes to it. */
final class ManyTasks {

    private static final List<String> AGENTS = List.of(
            "architect", "backend-dev", "claude-code", "codex", "docs-writer", "gemini-cli", "qa-runner", "zoe");
    private static final List<String> LANES = List.of("inbox", "assigned", "inbox", "assigned", "inbox", "done");
    private static final List<String> PRIORITIES = List.of("low", "normal", "medium", "high", "normal");
    private static final List<String> SUBJECTS =
            List.of("Relay the events", "Light the lamp", "Mend the pier", "Oil the crane", "Paint the buoy");
    private static final String SENTENCE = "  The harbour asked for one more week, and nobody waits for the crane.\n";
    private static final int FRONT = 20;
    private static final int BATCH = 100;

    private ManyTasks() {}

    /** Writes so many tasks, of about one kilobyte each. */
    static void write(BoardServer server, int tasks) throws IOException {
        for (int i = 0; i < FRONT; i++) {
            server.write(front("inbox", i), text("front-" + i, "Front " + i, "critical", ""));
        }
        for (int i = 0; i < tasks - FRONT; i++) {
            server.write(path(i), text(i, SUBJECTS.get(i % SUBJECTS.size()) + " " + i));
        }
    }

    /** One change near the top of a column: another title, a move, and after twenty of each a move back. */
    static void change(BoardServer server, int number) throws IOException {
        int task = number / 2 % FRONT;
        boolean home = number / 2 / FRONT % 2 == 0;
        String here = front(home ? "inbox" : "assigned/codex", task);
        if (number % 2 == 0) {
            server.write(here, text("front-" + task, "Change " + number, "critical", ""));
        } else {
            server.move(here, front(home ? "assigned/codex" : "inbox", task));
        }
    }

    /** So many changes as fast as the page takes them; returns when it shows the last one. */
    static void storm(BoardServer server, BoardTab tab, int events) throws Exception {
        try (ClientSocket client = ClientSocket.connect(server.address())) {
            long seq = client.await(message -> message.path("last").asBoolean())
                    .get("seq")
                    .asLong();
            for (int done = 0; done < events; done += BATCH) {
                String title = "Storm " + done;
                server.write("inbox/first.yaml", text("first", title, "critical", ""));
                for (int i = 1; i < BATCH; i++) {
                    server.write(path(i), text(i, title));
                }
                long all = seq + done + BATCH;
                client.await(message -> message.path("seq").asLong() >= all);
                assertThat(tab.card("Inbox", title).first()).isVisible();
            }
            server.write("inbox/first.yaml", text("first", "Calm", "critical", ""));
            assertThat(tab.card("Inbox", "Calm")).isVisible();
        }
    }

    private static String front(String lane, int number) {
        return lane + "/front-" + number + ".yaml";
    }

    private static String path(int number) {
        String lane = LANES.get(number % LANES.size());
        return lane + (lane.equals("inbox") ? "" : "/" + agent(number)) + "/task-" + number + ".yaml";
    }

    private static String agent(int number) {
        return AGENTS.get(number * 7 % AGENTS.size());
    }

    private static String text(int number, String title) {
        String waits = number % 5 == 0 && number > 0 ? "dependencies: [task-" + (number - 1) + "]\n" : "";
        return text("task-" + number, title, PRIORITIES.get(number / 3 % PRIORITIES.size()), waits);
    }

    private static String text(String id, String title, String priority, String more) {
        return "id: " + id + "\ntitle: " + title + "\npriority: " + priority + "\n" + more
                + "tags: [harbour]\nacceptance_criteria: ['[x] seen', '[ ] done']\ndescription: |\n"
                + SENTENCE.repeat(11);
    }
}

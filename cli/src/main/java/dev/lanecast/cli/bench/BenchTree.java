package dev.lanecast.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A tree of tasks of about one kilobyte each, of a hundred agents, spread over three lanes. */
final class BenchTree {

    private static final int AGENTS = 100;
    private static final String SENTENCE =
            "  The reader asked for one more week, and the catalogue says that nobody waits for the copy.\n";

    private BenchTree() {}

    /** Writes so many tasks and names their files. */
    static List<Path> write(Path tree, int files) throws IOException {
        for (String lane : List.of("inbox", "assigned", "done")) {
            Files.createDirectories(tree.resolve(lane));
        }
        List<Path> written = new ArrayList<>(files);
        for (int i = 0; i < files; i++) {
            Path file = tree.resolve(directory(i)).resolve("task-%06d.yaml".formatted(i));
            if (i < AGENTS * 3) {
                Files.createDirectories(file.getParent());
            }
            written.add(Files.writeString(file, text("task-%06d".formatted(i), "Renew loan " + i)));
        }
        return written;
    }

    static String text(String id, String title) {
        return """
                id: %s
                title: %s
                status: in_progress
                priority: medium
                created_at: 2026-11-20T10:00:00Z
                initiative: loans
                tags: [loans, letters]
                description: |
                %sacceptance_criteria:
                  - The new date is in the record
                  - The reader gets a letter
                """.formatted(id, title, SENTENCE.repeat(8));
    }

    private static String directory(int number) {
        String agent = "agent-%02d".formatted(number % AGENTS);
        return switch (number % 3) {
            case 0 -> "inbox";
            case 1 -> "assigned/" + agent;
            default -> "done/" + agent;
        };
    }
}

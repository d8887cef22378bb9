package dev.lanecast.watcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Does to a tree what people, agents and programs do, at random but repeatably. */
final class RandomOperations {

    private static final List<String> DIRECTORIES = List.of(
            "inbox",
            "assigned",
            "assigned/ann",
            "assigned/bob",
            "assigned/ann/deep/er",
            "done",
            "done/ann",
            "done/cy/2026");
    private static final int FILES = 12;

    private final Path root;
    private final Random random;
    private final Path outside;
    private int serial;

    RandomOperations(Path root, Path outside, long seed) {
        this.root = root;
        this.outside = outside;
        this.random = new Random(seed);
    }

    void run(int operations) {
        for (int i = 0; i < operations; i++) {
            try {
                operation();
            } catch (IOException | UncheckedIOException e) {
                // Two threads step on each other's files; what counts is what the disk holds in the end.
            }
        }
    }

    private void operation() throws IOException {
        switch (random.nextInt(20)) {
            case 0, 1, 2 -> WatchedTree.write(file(), text());
            case 3, 4 -> WatchedTree.save(file(), text());
            case 5 -> Files.writeString(file(), "", StandardOpenOption.TRUNCATE_EXISTING);
            case 6, 7, 8 -> move(file(), file());
            case 9 -> move(directory(), directory());
            case 10, 11 -> Files.deleteIfExists(file());
            case 12 -> WatchedTree.write(file(), "title: broken: " + serial++ + "\n");
            case 13 -> deep();
            case 14 -> swapFileAndDirectory();
            case 15 -> link();
            case 16 -> burst();
            case 17 -> sameSize();
            case 18 ->
                Files.setLastModifiedTime(file(), FileTime.from(Instant.ofEpochSecond(random.nextInt(1_000_000))));
            default -> deleteTree(directory());
        }
    }

    private Path directory() {
        return root.resolve(DIRECTORIES.get(random.nextInt(DIRECTORIES.size())));
    }

    private Path file() {
        return directory().resolve("task-" + random.nextInt(FILES) + ".yaml");
    }

    private String text() {
        String id = random.nextInt(4) == 0 ? "" : "id: T-" + random.nextInt(FILES * 2) + "\n";
        String since = random.nextInt(4) == 0 ? "assigned_at: 2026-01-0" + (1 + random.nextInt(9)) + "\n" : "";
        return id + since + "title: number " + serial++ + "\ndescription: " + "x".repeat(random.nextInt(200)) + "\n";
    }

    private void move(Path from, Path to) throws IOException {
        if (Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(to.getParent());
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private void deep() throws IOException {
        Path deep = root.resolve("assigned/deep-" + random.nextInt(3)).resolve("a/b/c");
        WatchedTree.write(deep.resolve("task-" + random.nextInt(3) + ".yaml"), text());
    }

    private void swapFileAndDirectory() throws IOException {
        Path path = file();
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            deleteTree(path);
            Files.writeString(path, text());
        } else {
            Files.deleteIfExists(path);
            WatchedTree.write(path.resolve("inner.yaml"), text());
        }
    }

    private void link() throws IOException {
        Path path = random.nextBoolean() ? file() : directory();
        deleteTree(path);
        Files.createDirectories(path.getParent());
        Files.createSymbolicLink(path, random.nextBoolean() ? outside : Path.of("."));
    }

    private void burst() throws IOException {
        Path path = file();
        for (int i = 0; i < 10; i++) {
            WatchedTree.write(path, text());
        }
    }

    /** The same size, and often the same tick of the clock. */
    private void sameSize() throws IOException {
        Path path = file();
        WatchedTree.write(path, "id: S\ntitle: " + (1000 + random.nextInt(9000)) + "\n");
        Files.writeString(path, "id: S\ntitle: " + (1000 + random.nextInt(9000)) + "\n");
    }

    private static void deleteTree(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(path)) {
            for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}

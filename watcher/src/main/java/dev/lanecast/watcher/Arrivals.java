package dev.lanecast.watcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds what came into a directory a moment ago, when nothing was heard of it yet. Confined to the watch thread. */
final class Arrivals {

    /** Longer than a thread of a busy machine waits for its turn. */
    private static final Duration RECENT = Duration.ofSeconds(1);

    private final TaskFiles files;
    private final KnownFiles known;
    private final Coverage coverage;
    private final TreeScan scan;
    private final Time time;

    Arrivals(TaskFiles files, KnownFiles known, Coverage coverage, TreeScan scan, Time time) {
        this.files = files;
        this.known = known;
        this.coverage = coverage;
        this.scan = scan;
        this.time = time;
    }

    /**
     * The paths of which nothing is known in the directories that changed lately, but for names of neither tasks nor
     * directories.
     */
    List<String> unheard() {
        Instant now = time.now();
        List<String> unheard = new ArrayList<>();
        for (String directory : coverage.directories()) {
            try {
                if (Duration.between(modified(directory), now).abs().compareTo(RECENT) <= 0) {
                    unheard.addAll(scan.children(directory));
                }
            } catch (IOException e) {
                // It went away, or the next look at it says what is wrong.
            }
        }
        unheard.removeIf(path -> known.get(path) != null || coverage.contains(path) || !mayCount(path));
        return unheard;
    }

    /** To ask of each file what it is would take long where many are no tasks. */
    private static boolean mayCount(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return TaskFiles.isTaskName(name) || name.indexOf('.') < 0;
    }

    private Instant modified(String directory) throws IOException {
        return Files.getLastModifiedTime(files.resolve(directory), LinkOption.NOFOLLOW_LINKS)
                .toInstant();
    }
}

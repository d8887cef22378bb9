package dev.lanecast.watcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the path from which a new file was moved. Confined to the watch thread. */
final class Origins {

    private static final int MOST_CANDIDATES = 16;

    private final TaskFiles files;
    private final KnownFiles known;
    private final Departures departures;

    Origins(TaskFiles files, KnownFiles known, Departures departures) {
        this.files = files;
        this.known = known;
        this.departures = departures;
    }

    /**
     * The file that is gone and has the same id or the same bytes or, if it is broken now, was the same file of that name;
     * the likest one if there are several; or null.
     */
    @Nullable
    KnownFile of(Reading reading) {
        KnownFile likest = null;
        for (KnownFile candidate : candidates(reading)) {
            boolean liker = likest == null || likeness(candidate, reading) > likeness(likest, reading);
            if (liker && isGone(candidate)) {
                likest = candidate;
            }
        }
        return likest;
    }

    private List<KnownFile> candidates(Reading reading) {
        List<KnownFile> candidates = new ArrayList<>();
        if (reading.digest() != 0) {
            departures.withDigest(reading.digest()).stream()
                    .limit(MOST_CANDIDATES)
                    .forEach(candidates::add);
        }
        Object file = reading.stamp().file();
        if (reading.task() == null && file != null) {
            // Systems give the numbers of deleted files to new ones, so that the name has to be the same, too.
            departures.withFile(file).stream()
                    .filter(candidate -> name(candidate.path).equals(name(reading.path())))
                    .limit(MOST_CANDIDATES)
                    .forEach(candidates::add);
        }
        if (reading.task() != null) {
            known.withId(reading.task().id()).stream().limit(MOST_CANDIDATES).forEach(candidates::add);
        }
        return candidates;
    }

    /** A new path may be heard of before the old one, which then still passes for present. */
    private boolean isGone(KnownFile file) {
        return departures.contains(file) || files.look(file.path) instanceof Sight.Nothing;
    }

    private static int likeness(KnownFile file, Reading reading) {
        boolean sameFile = Objects.equals(file.stamp.file(), reading.stamp().file());
        boolean sameId = reading.task() != null && reading.task().id().equals(file.id);
        boolean sameName = name(file.path).equals(name(reading.path()));
        return (file.digest == reading.digest() ? 8 : 0) + (sameFile ? 4 : 0) + (sameId ? 2 : 0) + (sameName ? 1 : 0);
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}

package dev.lanecast.watcher;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Changes that a safety scan found before any hint of them came. Hints may be on their way while the scan looks, so that
 * only one that stays away for a time was never sent. Confined to the watch thread.
 */
final class Unheard {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);

    private final Set<String> paths = new HashSet<>();
    private long until;
    private long heard;

    void add(Collection<String> found, long now) {
        if (!found.isEmpty()) {
            paths.addAll(found);
            until = now + PATIENCE;
        }
    }

    /** Takes hints, each of which tells of all below its path as well. */
    void hear(DirtySet.Batch batch) {
        heard = batch.at();
        if (!paths.isEmpty()) {
            Set<String> hints = new HashSet<>(batch.paths());
            hints.addAll(batch.lost().keySet());
            paths.removeIf(path -> isIn(hints, path));
        }
    }

    /** Whether of some change no hint has come in time; they are forgotten then. */
    boolean isMissed() {
        boolean missed = !paths.isEmpty() && heard - until >= 0;
        if (missed) {
            paths.clear();
        }
        return missed;
    }

    /** Whether a path or a directory above it is among some; the empty path is above all. */
    static boolean isIn(Set<String> some, String path) {
        String at = path;
        while (!some.contains(at) && !at.isEmpty()) {
            at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
        }
        return some.contains(at);
    }
}

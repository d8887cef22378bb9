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

    void add(Collection<String> found, long now) {
        if (!found.isEmpty()) {
            paths.addAll(found);
            until = now + PATIENCE;
        }
    }

    /** Takes hints, each of which tells of all below its path as well. */
    void hear(DirtySet.Batch batch) {
        if (!paths.isEmpty()) {
            batch.paths().forEach(this::hear);
            batch.lost().keySet().forEach(this::hear);
        }
    }

    private void hear(String hint) {
        paths.removeIf(path -> hint.isEmpty() || path.equals(hint) || path.startsWith(hint + '/'));
    }

    /** Whether of some change no hint has come in time; they are forgotten then. */
    boolean isMissed(long now) {
        boolean missed = !paths.isEmpty() && now - until >= 0;
        if (missed) {
            paths.clear();
        }
        return missed;
    }
}

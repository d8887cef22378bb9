package dev.lanecast.watcher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Directories to be listed anew because hints may have been lost; not too often. Confined to the watch thread. */
final class Resyncs {

    private static final long SPACING = TimeUnit.MILLISECONDS.toNanos(250);

    private final Map<String, String> pending = new LinkedHashMap<>();
    private long allowed = Long.MIN_VALUE;
    private boolean any;

    void add(Map<String, String> lost) {
        pending.putAll(lost);
    }

    void add(String directory, String reason) {
        pending.put(directory, reason);
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    boolean isDue(long now) {
        return !isEmpty() && (!any || now - allowed >= 0);
    }

    /** When the next one may start, or the time given if that is earlier. */
    long next(long now, long latest) {
        if (isEmpty()) {
            return latest;
        }
        long next = any ? allowed : now;
        return latest - next < 0 ? latest : next;
    }

    /** The reason of the first; call before {@link #take}. */
    String reason() {
        return pending.values().iterator().next();
    }

    List<String> take() {
        List<String> directories = new ArrayList<>(pending.keySet());
        pending.clear();
        return directories;
    }

    /** Notes that one ended; those that take long leave more room after them. */
    void done(long start, long end) {
        any = true;
        allowed = end + Math.max(SPACING, 2 * (end - start));
    }
}

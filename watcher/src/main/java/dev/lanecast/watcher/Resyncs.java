package dev.lanecast.watcher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Directories to be listed anew because hints may have been lost; not too often. Confined to the watch thread. */
final class Resyncs {

    private final Map<String, String> pending = new LinkedHashMap<>();
    private final Pace pace = new Pace();

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
        return !isEmpty() && pace.isDue(now);
    }

    /** When the next one may start, or the time given if that is earlier. */
    long next(long now, long latest) {
        if (isEmpty()) {
            return latest;
        }
        long next = pace.next(now);
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
        pace.done(start, end);
    }
}

package dev.lanecast.watcher;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Files that cannot be parsed while they may still be written: they get some more looks before the verdict. Confined to
 * the watch thread.
 */
final class Settling {

    private static final Duration YOUNG = Duration.ofMillis(250);

    /** The looks, in milliseconds since the first one. */
    private static final long[] LOOKS = {5, 15, 40, 90, 190};

    private static final long LONGEST = TimeUnit.SECONDS.toNanos(1);
    private static final long LAST_INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);

    private final Time time;
    private final Map<String, Long> since = new HashMap<>();

    Settling(Time time) {
        this.time = time;
    }

    /** When to look again at a file that cannot be parsed; empty if what it says now counts. */
    OptionalLong nextLook(Reading reading) {
        if (reading.fault() == null || !reading.stamp().isYounger(YOUNG, time.now())) {
            return OptionalLong.empty();
        }
        long now = time.nanos();
        long start = since.computeIfAbsent(reading.path(), path -> now);
        for (long look : LOOKS) {
            long at = start + TimeUnit.MILLISECONDS.toNanos(look);
            if (at - now > 0) {
                return OptionalLong.of(at);
            }
        }
        return now - start < LONGEST && isBeingWritten(reading)
                ? OptionalLong.of(now + LAST_INTERVAL)
                : OptionalLong.empty();
    }

    Set<String> paths() {
        return new HashSet<>(since.keySet());
    }

    boolean contains(String path) {
        return since.containsKey(path);
    }

    void done(String path) {
        since.remove(path);
    }

    private boolean isBeingWritten(Reading reading) {
        return reading.stamp().isYounger(Duration.ofNanos(LAST_INTERVAL), time.now());
    }
}

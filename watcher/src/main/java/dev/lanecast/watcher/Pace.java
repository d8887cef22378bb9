package dev.lanecast.watcher;

import java.util.concurrent.TimeUnit;

/** Leaves room between pieces of work: more after one that took long. Confined to the watch thread. */
final class Pace {

    private static final long SPACING = TimeUnit.MILLISECONDS.toNanos(250);

    private long allowed;
    private boolean any;

    boolean isDue(long now) {
        return !any || now - allowed >= 0;
    }

    /** When the next one may start; the time given if it may at once. */
    long next(long now) {
        return isDue(now) ? now : allowed;
    }

    /** Notes that one ended. */
    void done(long start, long end) {
        any = true;
        allowed = end + Math.max(SPACING, 2 * (end - start));
    }
}

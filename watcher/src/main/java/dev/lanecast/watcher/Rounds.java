package dev.lanecast.watcher;

import dev.lanecast.core.spi.SourceHealth.Mode;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Looks at the whole tree at intervals, for changes that nothing tells of. Confined to the watch thread. */
final class Rounds {

    private static final long POLL = TimeUnit.SECONDS.toNanos(1);
    private static final long SAFETY = TimeUnit.SECONDS.toNanos(60);

    /** At most a twentieth of a core for polling, a thousandth for safety. */
    private static final int POLL_SHARE = 20;

    private static final int SAFETY_SHARE = 1_000;

    private final Time time;
    private final Reconciler tree;
    private final Condition condition;
    private long next;

    Rounds(Time time, Reconciler tree, Condition condition) {
        this.time = time;
        this.tree = tree;
        this.condition = condition;
    }

    /** The first scan. */
    void first() {
        long start = time.nanos();
        tree.settle();
        plan(start);
    }

    /** When {@link #check} has something to do, or the time given if that is earlier. */
    long next(long latest) {
        return latest - next < 0 ? latest : next;
    }

    void check() {
        long start = time.nanos();
        if (start - next < 0) {
            return;
        }
        boolean missed = tree.compare(List.of(""));
        if (missed && condition.mode() == Mode.NATIVE) {
            String reason = "A change came without an event, so the tree is looked at every second";
            condition.resynced(reason, time.now());
            condition.polls(reason);
        }
        plan(start);
    }

    private void plan(long start) {
        long end = time.nanos();
        next = end
                + (condition.mode() == Mode.POLL
                        ? Math.max(POLL, (end - start) * POLL_SHARE)
                        : Math.max(SAFETY, (end - start) * SAFETY_SHARE));
    }
}

package dev.lanecast.watcher;

import dev.lanecast.core.spi.SourceHealth.Mode;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Looks at the whole tree at intervals, for changes that nothing tells of. Confined to the watch thread. */
final class Rounds {

    private static final long POLL = TimeUnit.SECONDS.toNanos(1);
    private static final long SAFETY = TimeUnit.SECONDS.toNanos(60);

    /** Polling rests twenty times as long as it took, but not for ever where it was only held up. */
    private static final int POLL_SHARE = 20;

    private static final long LONGEST_POLL = TimeUnit.SECONDS.toNanos(60);

    /** A look at a file takes less than 10 µs of a core, of which safety is worth a thousandth. */
    private static final long SAFETY_OF_A_FILE = TimeUnit.MILLISECONDS.toNanos(10);

    private final Time time;
    private final Reconciler tree;
    private final Condition condition;
    private final Unheard unheard = new Unheard();
    private long next;
    private long nextUnwatched;

    Rounds(Time time, Reconciler tree, Condition condition) {
        this.time = time;
        this.tree = tree;
        this.condition = condition;
    }

    /** The first scan, which reads every file and so says nothing of what a later one costs. */
    void first() {
        tree.first();
        plan(0);
        nextUnwatched = time.nanos();
    }

    /** When {@link #check} has something to do, or the time given if that is earlier. */
    long next(long latest) {
        return latest - next < 0 ? latest : next;
    }

    /** Takes hints that came. */
    void hear(DirtySet.Batch batch) {
        unheard.hear(batch);
    }

    /** Looks, if it is time to. */
    void check() {
        long start = time.nanos();
        if (condition.mode() == Mode.NATIVE && unheard.isMissed()) {
            String reason = "A change came without an event, so the tree is looked at every second; restart Lanecast to"
                    + " trust events again";
            condition.resynced(reason, time.now());
            condition.polls(reason);
            plan(0);
        }
        if (start - next >= 0) {
            Collection<String> found = tree.compare(List.of(""));
            if (condition.mode() == Mode.NATIVE) {
                unheard.add(found, time.nanos());
            }
            plan(time.nanos() - start);
        }
    }

    /** Looks at the directories of which nothing tells though of others something does, or that could not be listed. */
    void checkUnwatched() {
        long start = time.nanos();
        Collection<String> unwatched = tree.coverage().polled();
        if (condition.mode() == Mode.POLL || unwatched.isEmpty() || start - nextUnwatched < 0) {
            return;
        }
        tree.compare(unwatched);
        nextUnwatched = time.nanos() + rest(time.nanos() - start);
    }

    private void plan(long took) {
        long rest = condition.mode() == Mode.POLL
                ? Math.max(POLL, rest(took))
                : Math.max(SAFETY, SAFETY_OF_A_FILE * tree.known().size());
        next = time.nanos() + rest;
    }

    private static long rest(long took) {
        return Math.min(LONGEST_POLL, took * POLL_SHARE);
    }
}

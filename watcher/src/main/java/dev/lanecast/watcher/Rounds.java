package dev.lanecast.watcher;

import dev.lanecast.core.spi.SourceHealth.Mode;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Looks at the whole tree at intervals, for changes that nothing tells of. Confined to the watch thread. */
final class Rounds {

    private static final long POLL = TimeUnit.SECONDS.toNanos(1);
    private static final long SAFETY = TimeUnit.SECONDS.toNanos(60);

    /** At most a twentieth of a core for polling, a thousandth for safety. */
    private static final int POLL_SHARE = 20;

    private static final int SAFETY_SHARE = 1_000;
    private static final long PROCESSORS = Runtime.getRuntime().availableProcessors();

    /** What a look at one file may take, until a safety scan has shown it. */
    private static final long LOOK = TimeUnit.MICROSECONDS.toNanos(5);

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
        long end = time.nanos();
        plan(end, LOOK * tree.known().size() / PROCESSORS);
        nextUnwatched = end;
    }

    /** When {@link #check} has something to do, or the time given if that is earlier. */
    long next(long latest) {
        return latest - next < 0 ? latest : next;
    }

    /** Takes hints that came; all that have come so far are to be given before a {@link #check}. */
    void hear(DirtySet.Batch batch) {
        unheard.hear(batch);
    }

    /** Looks, if it is time to. */
    void check() {
        long start = time.nanos();
        if (unheard.isMissed(start) && condition.mode() == Mode.NATIVE) {
            String reason = "A change came without an event, so the tree is looked at every second; restart Lanecast to"
                    + " trust events again";
            condition.resynced(reason, time.now());
            condition.polls(reason);
            plan(start, 0);
        }
        if (start - next >= 0) {
            Collection<String> found = tree.compare(List.of(""));
            long end = time.nanos();
            unheard.add(found, end);
            plan(end, end - start);
        }
    }

    /** Looks at the directories of which nothing tells though of others something does, as if they were polled. */
    void checkUnwatched() {
        long start = time.nanos();
        Collection<String> unwatched = tree.coverage().unwatched();
        if (condition.mode() == Mode.POLL || unwatched.isEmpty() || start - nextUnwatched < 0) {
            return;
        }
        tree.compare(unwatched);
        nextUnwatched = time.nanos() + (time.nanos() - start) * POLL_SHARE;
    }

    private void plan(long end, long took) {
        next = end
                + (condition.mode() == Mode.POLL
                        ? Math.max(POLL, took * POLL_SHARE)
                        : Math.max(SAFETY, took * PROCESSORS * SAFETY_SHARE));
    }
}

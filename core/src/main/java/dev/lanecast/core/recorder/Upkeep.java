package dev.lanecast.core.recorder;

import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.stream.LiveStream;
import dev.lanecast.core.stream.Table;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.telemetry.CallFilter;
import dev.lanecast.core.telemetry.CallQuery;
import dev.lanecast.core.telemetry.Invocation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks after calls that are kept already: links them anew when tasks have changed, links what other processes have kept,
 * and forgets the oldest. All of it on a thread of its own, in small pieces. Thread-safe.
 */
@SuppressWarnings("FutureReturnValueIgnored") // The tasks report their own failures.
public final class Upkeep implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Upkeep.class.getName());

    /** Tasks often change several at a time. */
    private static final Duration SETTLING = Duration.ofMillis(500);

    /** Calls before that are linked as they are, so that one file with an old date does not move everything. */
    private static final Duration REACH = Duration.ofDays(31);

    private final TelemetryStore store;
    private final LiveStream stream;
    private final TaskLinker linker;
    private final InstantSource clock;
    private final LongSupplier cursor;
    private final AtomicBoolean due = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor worker =
            new ScheduledThreadPoolExecutor(1, Upkeep::thread, new ThreadPoolExecutor.DiscardPolicy());
    private volatile boolean started;
    private volatile @Nullable Table<Task> known;
    private @Nullable Instant outdated = Instant.MIN;
    private boolean strange;
    private long linked;

    /**
     * One that is not started.
     *
     * @param linker knows no tasks yet
     * @param cursor how far the store has been read; the same value for ever keeps it right, but at work
     */
    public Upkeep(
            TelemetryStore store, LiveStream stream, TaskLinker linker, InstantSource clock, LongSupplier cursor) {
        this.store = store;
        this.stream = stream;
        this.linker = linker;
        this.clock = clock;
        this.cursor = cursor;
    }

    /**
     * Begins.
     *
     * @param keep how long single calls are kept; null means for ever
     */
    public void start(@Nullable Duration keep) {
        started = true;
        linked = cursor.getAsLong();
        stream.follow(this::wake);
        wake();
        worker.scheduleWithFixedDelay(
                this::linkStrange, SETTLING.toMillis(), SETTLING.toMillis(), TimeUnit.MILLISECONDS);
        if (keep != null) {
            worker.scheduleWithFixedDelay(() -> forget(keep), 1, TimeUnit.HOURS.toSeconds(1), TimeUnit.SECONDS);
        }
    }

    /** Links a call to its task as tasks are now, or were half a second ago. */
    public Invocation link(Invocation call) {
        if (started && known == null) {
            learn();
        }
        return linker.link(call);
    }

    /** Ends it. A second call does nothing. */
    @Override
    public void close() {
        worker.shutdownNow();
        try {
            worker.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void wake() {
        if (due.compareAndSet(false, true)) {
            worker.schedule(this::relink, SETTLING.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void relink() {
        due.set(false);
        if (known == null && !hasCalls()) {
            return;
        }
        learn();
        Instant from = takeOutdated();
        if (from == null) {
            return;
        }
        Instant reach = clock.instant().minus(REACH);
        try {
            store.rewrite(CallFilter.ALL.between(from.isBefore(reach) ? reach : from, null), linker::link);
        } catch (RuntimeException e) {
            addOutdated(from);
            warn("Cannot link model calls to tasks anew; trying again with the next change", e);
        }
    }

    /** Tells the linker what has changed since the last time; the first time that is every task. */
    private synchronized void learn() {
        Table<Task> now = stream.view().tasks();
        Table<Task> before = known == null ? Table.empty() : known;
        now.forEachChange(before, (key, task) -> {
            Instant from = linker.put(key, task);
            if (from != null) {
                addOutdated(from);
            }
        });
        known = now;
    }

    private synchronized void addOutdated(Instant from) {
        outdated = outdated == null || from.isBefore(outdated) ? from : outdated;
    }

    private synchronized @Nullable Instant takeOutdated() {
        Instant taken = outdated;
        outdated = null;
        return taken;
    }

    /** Links what other processes have kept since the last time that this was asked. */
    private void linkStrange() {
        // Before the question: what is kept later is told of the next time.
        long now = cursor.getAsLong();
        try {
            strange |= store.changedElsewhere();
            if (strange) {
                store.rewrite(CallFilter.ALL, linked, this::link);
                strange = false;
            }
            linked = now;
        } catch (RuntimeException e) {
            warn("Cannot link the model calls of other processes; trying again", e);
        }
    }

    private boolean hasCalls() {
        try {
            return !store.calls(new CallQuery(CallFilter.ALL, 1, null)).calls().isEmpty();
        } catch (RuntimeException e) {
            warn("Cannot look for model calls; trying again with the next change", e);
            return false;
        }
    }

    private void forget(Duration keep) {
        try {
            store.forget(clock.instant().minus(keep));
        } catch (RuntimeException e) {
            warn("Cannot forget old model calls; trying again in an hour", e);
        }
    }

    private void warn(String message, RuntimeException e) {
        if (!worker.isShutdown()) {
            LOG.log(System.Logger.Level.WARNING, message, e);
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "lanecast-upkeep");
        thread.setDaemon(true);
        return thread;
    }
}

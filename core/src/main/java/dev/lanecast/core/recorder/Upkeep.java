package dev.lanecast.core.recorder;

import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.stream.LiveStream;
import dev.lanecast.core.stream.View;
import dev.lanecast.core.task.Lanes;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.telemetry.CallFilter;
import dev.lanecast.core.telemetry.CallQuery;
import dev.lanecast.core.telemetry.Invocation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Looks after calls that are kept already: links them anew when tasks have changed, and forgets the oldest. All of it on a
 * thread of its own, in small pieces. Thread-safe.
 */
@SuppressWarnings("FutureReturnValueIgnored") // The tasks report their own failures.
public final class Upkeep implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Upkeep.class.getName());

    /** Tasks often change several at a time. */
    private static final Duration SETTLING = Duration.ofMillis(500);

    /** What there is to look through for each task, so that a large board is not looked through all the time. */
    private static final Duration PER_TASK = Duration.ofNanos(100_000);

    /** Calls before that are linked as they are, so that one file with an old date does not move everything. */
    private static final Duration REACH = Duration.ofDays(31);

    private final TelemetryStore store;
    private final LiveStream stream;
    private final Lanes lanes;
    private final Map<String, String> aliases;
    private final InstantSource clock;
    private final AtomicBoolean due = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor worker =
            new ScheduledThreadPoolExecutor(1, Upkeep::thread, new ThreadPoolExecutor.DiscardPolicy());
    private volatile TaskLinker linker = TaskLinker.NONE;
    private volatile boolean started;

    /**
     * One that is not started.
     *
     * @param aliases the agent, for the name under which its calls come, such as that of a product
     */
    public Upkeep(
            TelemetryStore store, LiveStream stream, Lanes lanes, Map<String, String> aliases, InstantSource clock) {
        this.store = store;
        this.stream = stream;
        this.lanes = lanes;
        this.aliases = Map.copyOf(aliases);
        this.clock = clock;
    }

    /**
     * Begins.
     *
     * @param keep how long single calls are kept; null means for ever
     */
    public void start(@Nullable Duration keep) {
        if (hasCalls()) {
            linker = linker(stream.view());
        }
        started = true;
        stream.follow(this::wake);
        wake();
        if (keep != null) {
            worker.scheduleWithFixedDelay(() -> forget(keep), 1, TimeUnit.HOURS.toSeconds(1), TimeUnit.SECONDS);
        }
    }

    /** Links a call to its task as tasks are now. */
    public Invocation link(Invocation call) {
        if (started && isUnused()) {
            begin();
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
            Duration pause =
                    SETTLING.plus(PER_TASK.multipliedBy(stream.view().tasks().size()));
            worker.schedule(this::relink, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void relink() {
        due.set(false);
        if (isUnused() && !hasCalls()) {
            return;
        }
        TaskLinker before = linker;
        TaskLinker now = linker(stream.view());
        Instant from = now.firstDifference(before);
        if (from == null) {
            return;
        }
        linker = now;
        Instant reach = clock.instant().minus(REACH);
        try {
            store.rewrite(CallFilter.ALL.between(from.isBefore(reach) ? reach : from, null), now::link);
        } catch (RuntimeException e) {
            linker = before;
            warn("Cannot link model calls to tasks anew; trying again with the next change", e);
        }
    }

    /** Whether there has been nothing to link yet, so that no task has been looked at. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isUnused() {
        return linker == TaskLinker.NONE;
    }

    private synchronized void begin() {
        if (isUnused()) {
            linker = linker(stream.view());
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

    private TaskLinker linker(View view) {
        List<Task> tasks = new ArrayList<>(view.tasks().size());
        view.tasks().forEach(tasks::add);
        return TaskLinker.of(tasks, lanes, aliases);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "lanecast-upkeep");
        thread.setDaemon(true);
        return thread;
    }
}

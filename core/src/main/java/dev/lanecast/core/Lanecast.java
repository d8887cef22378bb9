package dev.lanecast.core;

import dev.lanecast.core.event.Subscription;
import dev.lanecast.core.spi.SourceHealth;
import dev.lanecast.core.stream.LiveStream;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.telemetry.InvocationSink;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A running Lanecast: boards over watched trees, in this process. Thread-safe.
 *
 * <pre>{@code
 * try (Lanecast lanecast = Lanecast.builder().watch(Path.of("my-repository")).start()) {
 *     lanecast.tasks().forEach(task -> show(task.lane(), task.title()));
 *     lanecast.events(event -> show(event.seq(), event.event().type()));
 * }
 * }</pre>
 */
public final class Lanecast implements AutoCloseable {

    private final Running running;

    Lanecast(Running running) {
        this.running = running;
    }

    /** Begins to put one together. */
    public static LanecastBuilder builder() {
        return new LanecastBuilder();
    }

    /** Every task on the boards now, by project and path. */
    public List<Task> tasks() {
        return running.stream().view().sortedTasks();
    }

    /**
     * Calls a listener for every event from now on, until the subscription or Lanecast is closed.
     *
     * @throws IllegalStateException if it is closed
     */
    public Subscription events(EventListener listener) {
        return running.listen(listener);
    }

    /** The state and the numbered events that lead to it, for those who need both in step. */
    public LiveStream stream() {
        return running.stream();
    }

    /** Where model calls go; empty unless it was built with telemetry. */
    public Optional<InvocationSink> telemetry() {
        return running.recorder();
    }

    /** How each watched tree is doing. */
    public List<SourceHealth> health() {
        return running.sources();
    }

    /** Where the dashboard is; empty unless it was built with one. */
    public Optional<URI> address() {
        return running.address();
    }

    /**
     * A new link to the dashboard that lets one browser in, once; empty without a dashboard, or if it lets everybody in who
     * reaches it. Keep it as secret as a password.
     */
    public Optional<URI> signInLink() {
        return running.signInLink();
    }

    /**
     * Blocks until every change made to the trees before the call is on the board.
     *
     * @throws InterruptedException if the calling thread is interrupted meanwhile
     * @throws IllegalStateException if it is closed
     * @throws dev.lanecast.core.error.SourceException if the event bus did not take a change, so that the board lacks it
     */
    public void flush() throws InterruptedException {
        running.flush();
    }

    /** Stops everything, in reverse order of the start. A second call does nothing. */
    @Override
    public void close() {
        running.close();
    }
}

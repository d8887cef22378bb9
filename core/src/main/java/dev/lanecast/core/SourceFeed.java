package dev.lanecast.core;

import dev.lanecast.core.board.Board;
import dev.lanecast.core.board.Observation;
import dev.lanecast.core.error.SourceException;
import dev.lanecast.core.event.Fact;
import dev.lanecast.core.event.Stamp;
import dev.lanecast.core.spi.EventBus;
import dev.lanecast.core.spi.SourceHealth;
import dev.lanecast.core.spi.TaskSource;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Leads what a source sees through its board to the bus. */
final class SourceFeed implements TaskSource.Sink {

    private static final System.Logger LOG = System.getLogger(SourceFeed.class.getName());

    private final TaskSource source;
    private final Board board;
    private final EventBus bus;
    private @Nullable Stamp last;
    private CompletableFuture<?> taken = CompletableFuture.completedFuture(null);
    private volatile @Nullable String fault;
    private volatile boolean ended;

    SourceFeed(TaskSource source, Board board, EventBus bus) {
        this.source = source;
        this.board = board;
        this.bus = bus;
    }

    @Override
    public synchronized void scanned(Collection<? extends Observation> observations) {
        publish(board.scanned(observations));
    }

    @Override
    public synchronized void observed(Observation observation) {
        board.observe(observation).forEach(this::publish);
    }

    synchronized void tick() {
        board.tick().forEach(this::publish);
    }

    /** The stamp of the newest fact, or null before the first. */
    synchronized @Nullable Stamp last() {
        return last;
    }

    /**
     * Blocks until the bus has taken everything.
     *
     * @throws SourceException if it did not take something
     */
    void awaitTaken() throws InterruptedException {
        CompletableFuture<?> newest;
        synchronized (this) {
            newest = taken;
        }
        try {
            newest.get();
        } catch (ExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "The newest change was not taken", e);
        }
        String known = fault;
        if (known != null) {
            throw new SourceException(known);
        }
    }

    /** Learns that the bus is about to close, which may drop what it has not carried yet. */
    void end() {
        ended = true;
    }

    /** How the source is doing, given what became of what it saw. */
    SourceHealth health() {
        String known = fault;
        return known == null ? source.health() : source.health().incomplete(known);
    }

    private void publish(Fact fact) {
        last = fact.stamp();
        CompletionStage<?> publishing;
        try {
            publishing = bus.publish(fact);
        } catch (RuntimeException e) {
            publishing = CompletableFuture.failedFuture(e);
        }
        taken = publishing
                .whenComplete((position, failure) -> {
                    if (failure != null && !ended) {
                        lost(failure instanceof CompletionException ? failure.getCause() : failure);
                    }
                })
                .toCompletableFuture();
    }

    private void lost(@Nullable Throwable failure) {
        LOG.log(System.Logger.Level.ERROR, "The event bus did not take a change; the board lacks it", failure);
        fault = "The event bus did not take a change [" + (failure == null ? "" : failure.getMessage())
                + "]; see to it and restart Lanecast";
    }
}

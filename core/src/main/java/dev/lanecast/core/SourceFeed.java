package dev.lanecast.core;

import dev.lanecast.core.board.Board;
import dev.lanecast.core.board.Observation;
import dev.lanecast.core.event.Fact;
import dev.lanecast.core.event.Stamp;
import dev.lanecast.core.spi.EventBus;
import dev.lanecast.core.spi.TaskSource;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Leads what a source sees through its board to the bus. */
final class SourceFeed implements TaskSource.Sink {

    private final Board board;
    private final EventBus bus;
    private @Nullable Stamp last;

    SourceFeed(Board board, EventBus bus) {
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

    private void publish(Fact fact) {
        last = fact.stamp();
        bus.publish(fact);
    }
}

package dev.lanecast.core;

import dev.lanecast.core.event.Fact;
import dev.lanecast.core.event.Subscription;
import dev.lanecast.core.spi.EventBus;
import dev.lanecast.core.spi.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Delivers on the thread that publishes, and remembers what it carried. */
final class DirectBus implements EventBus {

    private final List<Fact> carried;
    private final List<Listener> listeners = new ArrayList<>();
    /** Whether it takes nothing more. */
    boolean full;

    DirectBus(List<Fact> carried) {
        this.carried = carried;
    }

    @Override
    public CompletionStage<Position> publish(Fact fact) {
        if (full) {
            return CompletableFuture.failedFuture(new IllegalStateException("The bus is full"));
        }
        carried.add(fact);
        Position position = new Position(String.valueOf(carried.size()));
        listeners.forEach(listener -> listener.onFact(position, fact));
        return CompletableFuture.completedFuture(position);
    }

    @Override
    public Subscription subscribe(Position after, Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void close() {}
}

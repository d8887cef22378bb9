package dev.lanecast.core.spi;

import dev.lanecast.core.event.Fact;
import dev.lanecast.core.event.Subscription;
import java.util.concurrent.CompletionStage;

/**
 * Carries facts from where they arise to whoever follows them: in one order for all, each at least once. Implementations
 * are thread-safe.
 */
public interface EventBus extends AutoCloseable {

    /**
     * Adds a fact at the end. May block for a moment while the bus is full; must not be called by a listener.
     *
     * @return its position, once the bus will not lose it
     * @throws IllegalStateException if the bus is closed
     */
    CompletionStage<Position> publish(Fact fact);

    /**
     * Delivers every fact after a position, then each new one, one at a time in order. If the bus no longer has all of
     * them, or does not know the position, it calls {@link Listener#onGone} and delivers nothing.
     */
    Subscription subscribe(Position after, Listener listener);

    /** Stops delivery. A second call does nothing. */
    @Override
    void close();

    /** Hears facts. It must return soon; what it throws is logged and stops neither the bus nor other listeners. */
    interface Listener {

        /** Takes the next fact. */
        void onFact(Position position, Fact fact);

        /** Learns that facts are missing, so that it must start anew from {@link Position#NEWEST} and a baseline. */
        void onGone(Position asked);
    }
}

package dev.lanecast.core.bus;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the bus has still to do, in order. Thread-safe; whoever waits here is let go when it closes. */
final class Turns {

    private final int capacity;
    private final Deque<Turn> waiting = new ArrayDeque<>();
    private boolean closed;

    Turns(int capacity) {
        this.capacity = capacity;
    }

    /**
     * Adds a turn at the end; waits while there are too many.
     *
     * @param dropped runs instead of {@code action} if that is never to run
     */
    synchronized void add(Runnable action, Runnable dropped) {
        try {
            while (!closed && waiting.size() >= capacity) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the event bus was full", e);
        }
        if (closed) {
            throw closed();
        }
        waiting.addLast(new Turn(action, dropped));
        notifyAll();
    }

    /** Runs every turn on the calling thread until it is closed. */
    void takeAll() {
        for (Turn turn = next(); turn != null; turn = next()) {
            turn.action.run();
        }
    }

    void close() {
        drain().forEach(turn -> turn.dropped.run());
    }

    static IllegalStateException closed() {
        return new IllegalStateException("The event bus is closed");
    }

    private synchronized @Nullable Turn next() {
        while (!closed && waiting.isEmpty()) {
            try {
                wait();
            } catch (InterruptedException e) {
                // Left behind by a listener; only close() ends the bus.
            }
        }
        notifyAll();
        return waiting.pollFirst();
    }

    private synchronized List<Turn> drain() {
        closed = true;
        List<Turn> left = List.copyOf(waiting);
        waiting.clear();
        notifyAll();
        return left;
    }

    private record Turn(Runnable action, Runnable dropped) {}
}

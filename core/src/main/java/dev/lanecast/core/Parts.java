package dev.lanecast.core;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What is to be closed, the last one first. Thread-safe. */
final class Parts implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Parts.class.getName());

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private boolean closed;

    /**
     * Adds a part.
     *
     * @throws IllegalStateException if all have been closed
     */
    synchronized <T extends AutoCloseable> T add(T part) {
        if (closed) {
            throw new IllegalStateException("This Lanecast is closed; start another one");
        }
        open.push(part);
        return part;
    }

    /** Forgets a part that its owner closes earlier. */
    synchronized void remove(AutoCloseable part) {
        open.remove(part);
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Closes every part. A second call does nothing. */
    @Override
    public void close() {
        for (AutoCloseable part : drain()) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.log(System.Logger.Level.WARNING, "A part did not close cleanly", e);
            }
        }
    }

    private synchronized List<AutoCloseable> drain() {
        closed = true;
        List<AutoCloseable> parts = List.copyOf(open);
        open.clear();
        return parts;
    }
}

package dev.lanecast.cli.bench;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a benchmark has started, closed in reverse order. Thread-safe. */
final class Parts implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Parts.class.getName());

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T add(T part) {
        open.push(part);
        return part;
    }

    @Override
    public synchronized void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                LOG.log(System.Logger.Level.WARNING, "A part of the benchmark did not close cleanly", e);
            }
        }
    }
}

package dev.lanecast.cli;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The parts of a command that goes on until it is stopped. They are closed in reverse order when the command ends, when
 * its thread is interrupted or when the process is told to stop. Thread-safe.
 */
final class Lifetime implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Lifetime.class.getName());

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = new Thread(this::closeParts, "lanecast-stop");
    private volatile boolean interrupted;

    /** One that begins now. */
    static Lifetime begin() {
        Lifetime lifetime = new Lifetime();
        Runtime.getRuntime().addShutdownHook(lifetime.hook);
        return lifetime;
    }

    /** Takes a part to be closed. */
    <T extends AutoCloseable> T closing(T part) {
        synchronized (parts) {
            parts.push(part);
        }
        return part;
    }

    /** Starts several parts as a whole: whoever stops the process meanwhile waits until they can all be closed. */
    <T> T starting(Callable<T> start) throws Exception {
        synchronized (parts) {
            return start.call();
        }
    }

    /** Blocks until it is over. */
    void await() {
        while (!endsWithin(Duration.ofDays(1))) {
            LOG.log(System.Logger.Level.DEBUG, "Still running");
        }
    }

    /** Waits; says whether it is over. */
    boolean endsWithin(Duration wait) {
        try {
            return over.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
            return true;
        }
    }

    /** Closes the parts; an interrupt that ended the wait shows again only after that, so that they close in peace. */
    @Override
    public void close() {
        closeParts();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.log(System.Logger.Level.DEBUG, "The process stops already");
        }
    }

    private void closeParts() {
        over.countDown();
        synchronized (parts) {
            while (!parts.isEmpty()) {
                close(parts.pop());
            }
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "A part did not close cleanly", e);
        }
    }
}

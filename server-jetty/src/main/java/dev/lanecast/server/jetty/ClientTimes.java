package dev.lanecast.server.jetty;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** When things happened last with one client, on a clock that never jumps. Thread-safe. */
final class ClientTimes {

    private static final long STUCK = TimeUnit.SECONDS.toNanos(10);
    private static final long MARK = TimeUnit.SECONDS.toNanos(15);
    private static final long PING = TimeUnit.SECONDS.toNanos(20);
    private static final long SILENT = TimeUnit.SECONDS.toNanos(55);
    private static final long CLOSING = TimeUnit.SECONDS.toNanos(2);

    private final LongSupplier nanos;
    private volatile long heard;
    private volatile long marked;
    private volatile long pinged;
    private volatile long sending;
    private volatile long closing;
    private volatile boolean isClosing;

    ClientTimes(LongSupplier nanos) {
        this.nanos = nanos;
        long now = nanos.getAsLong();
        heard = now;
        marked = now;
        pinged = now;
    }

    void heard() {
        heard = nanos.getAsLong();
    }

    void sending() {
        sending = nanos.getAsLong();
    }

    void closing() {
        closing = nanos.getAsLong();
        isClosing = true;
    }

    /** Whether the frame on its way has made no progress for too long. */
    boolean isStuck() {
        return passed(sending, STUCK);
    }

    /** Whether there is nobody at the other end, or nobody who lets the connection close. */
    boolean mustLeave() {
        return passed(heard, SILENT) || (isClosing && passed(closing, CLOSING));
    }

    /** Whether a mark is due; the next one is due later. */
    boolean markIsDue() {
        boolean due = passed(marked, MARK);
        if (due) {
            marked = nanos.getAsLong();
        }
        return due;
    }

    /** Whether a ping is due; the next one is due later. */
    boolean pingIsDue() {
        boolean due = passed(pinged, PING);
        if (due) {
            pinged = nanos.getAsLong();
        }
        return due;
    }

    private boolean passed(long since, long span) {
        return nanos.getAsLong() - since >= span;
    }
}

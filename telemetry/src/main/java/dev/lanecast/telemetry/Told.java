package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.Invocation;

/** A call as it was handed in, ordered by its key. The rest is for the one thread that writes, which sets it anew each time. */
final class Told implements Comparable<Told> {

    private final CallKey key;
    private final Invocation call;
    private final Origin origin;

    /** The same, with what others tell of it that are kept together with it. */
    Invocation merged;

    /** Whether it stands for all that have its key. */
    boolean first;

    /** The number by which it is known; 0 if nothing is known of it. */
    long known;

    /** The number that it has if it is new. */
    long seq;

    private Told(CallKey key, Invocation call, Origin origin) {
        this.key = key;
        this.call = call;
        this.origin = origin;
        this.merged = call;
    }

    static Told of(Invocation call, Origins origins) {
        Micros.of(call.timestamp()); // Fails for times that cannot be kept.
        return new Told(CallKey.of(call), call, origins.of(call));
    }

    CallKey key() {
        return key;
    }

    Invocation call() {
        return call;
    }

    /** What the call has in common with others, if it is kept as it was handed in. */
    Origin origin() {
        return origin;
    }

    @Override
    public int compareTo(Told other) {
        return key.compareTo(other.key);
    }
}

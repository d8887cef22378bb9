package dev.lanecast.telemetry.otlp;

/** What log records have in common in both encodings. */
final class LogNames {

    /** The attribute that names an event where its own field does not. */
    static final String EVENT_NAME = "event.name";

    private LogNames() {}

    /** When it happened, or else when that was noticed. */
    static long time(long nanos, long observedNanos) {
        return nanos == 0 ? observedNanos : nanos;
    }
}

package dev.lanecast.telemetry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as microseconds since 1970-01-01 UTC; what is finer is cut off. */
final class Micros {

    private static final Instant FIRST = Instant.parse("-9999-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("+20000-01-01T00:00:00Z");

    private Micros() {}

    static long of(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** The same, but what is finer is rounded up: the least kept time that is not before it. */
    static long up(Instant time) {
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            return time.isBefore(FIRST) ? of(FIRST) : of(LAST);
        }
        return of(time.plusNanos(999));
    }
}

package dev.lanecast.telemetry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as microseconds since 1970-01-01 UTC; what is finer is cut off. */
final class Micros {

    /** The least step at which the days of today's time zones turn. */
    static final long QUARTER_HOUR = 15 * 60 * 1_000_000L;

    private Micros() {}

    static long of(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** The quarter hour that holds a time, by where it begins. */
    static long quarterHour(long micros) {
        return Math.floorDiv(micros, QUARTER_HOUR) * QUARTER_HOUR;
    }
}

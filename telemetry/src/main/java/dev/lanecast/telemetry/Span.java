package dev.lanecast.telemetry;

/** The spans of time in UTC that calls are added up in, the longest first. The order is that of the numbers in the database. */
enum Span {
    EVER(Long.MAX_VALUE),
    DAY(24 * 60),
    SIX_HOURS(6 * 60),
    HOUR(60),
    QUARTER_HOUR(15);

    private static final long MICROS_PER_MINUTE = 60 * 1_000_000L;

    private final long micros;

    Span(long minutes) {
        micros = minutes == Long.MAX_VALUE ? minutes : minutes * MICROS_PER_MINUTE;
    }

    /** How many microseconds it lasts. */
    long micros() {
        return micros;
    }

    /** The number of the span that holds a time. */
    long number(long time) {
        return this == EVER ? 0 : Math.floorDiv(time, micros);
    }

    /** The number of the span that begins next to a time, be it before or after. */
    long nearest(long time) {
        return number(time + micros / 2);
    }

    /** Where the span of that number begins. */
    long begin(long number) {
        return this == EVER ? Long.MIN_VALUE : number * micros;
    }
}

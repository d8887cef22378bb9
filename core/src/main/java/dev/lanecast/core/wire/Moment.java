package dev.lanecast.core.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Reads where a stretch of time begins or ends: a day such as {@code 2026-11-20}, or an ISO-8601 time with a zone. */
public final class Moment {

    private Moment() {}

    /**
     * The time, or the beginning of the day.
     *
     * @throws DateTimeException if it is neither
     */
    public static Instant begin(String text, ZoneId zone) {
        return isDay(text) ? start(LocalDate.parse(text), zone) : instant(text);
    }

    /**
     * The time, or the end of the day, which is the beginning of the next one.
     *
     * @throws DateTimeException if it is neither
     */
    public static Instant end(String text, ZoneId zone) {
        return isDay(text) ? start(LocalDate.parse(text).plusDays(1), zone) : instant(text);
    }

    private static boolean isDay(String text) {
        return text.length() == "2026-11-20".length();
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static Instant instant(String text) {
        return IsoTime.read(text);
    }
}

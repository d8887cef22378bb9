package dev.lanecast.core.telemetry;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Totals over all calls, in micro-dollars.
 *
 * @param today since midnight in {@code zone}
 * @param month since the first of the month in {@code zone}
 * @param total of all time
 * @param zone the zone in which days and months turn
 * @param unpriced how many calls of all time have no price
 * @param unpricedToday how many of them are of today
 * @param unpricedMonth how many of them are of this month
 */
public record Costs(
        long today, long month, long total, ZoneId zone, long unpriced, long unpricedToday, long unpricedMonth) {

    /** Nothing spent. */
    public static final Costs NONE = new Costs(0, 0, 0, ZoneOffset.UTC, 0, 0, 0);
}

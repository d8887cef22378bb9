package dev.lanecast.core.telemetry;

import dev.lanecast.core.telemetry.CostQuery.By;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The days and hours of a zone. */
final class Periods {

    /** No zone of today turns its clock by less. */
    private static final Duration STEP = Duration.ofMinutes(15);

    private Periods() {}

    static Instant begin(By by, Instant time, ZoneId zone) {
        return by == By.DAY
                ? LocalDate.ofInstant(time, zone).atStartOfDay(zone).toInstant()
                : time.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
    }

    static Instant next(By by, Instant begin, ZoneId zone) {
        if (by == By.DAY) {
            return LocalDate.ofInstant(begin, zone)
                    .plusDays(1)
                    .atStartOfDay(zone)
                    .toInstant();
        }
        Instant time = begin;
        do {
            time = time.plus(STEP);
        } while (!begin(by, time, zone).isAfter(begin));
        return begin(by, time, zone);
    }

    static String key(By by, Instant begin, ZoneId zone) {
        return by == By.DAY
                ? LocalDate.ofInstant(begin, zone).toString()
                : begin.atZone(zone)
                        .toOffsetDateTime()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString();
    }
}

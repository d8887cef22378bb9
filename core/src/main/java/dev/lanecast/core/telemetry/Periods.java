package dev.lanecast.core.telemetry;

import dev.lanecast.core.telemetry.CostQuery.By;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;

/** The days and hours of a zone, each of which lasts until the next one begins. Where clocks turn, a new hour begins. */
final class Periods {

    private Periods() {}

    static Instant begin(By by, Instant time, ZoneId zone) {
        return by == By.DAY ? day(time, zone) : hour(time, zone);
    }

    static Instant next(By by, Instant begin, ZoneId zone) {
        return by == By.DAY ? midnight(LocalDate.ofInstant(begin, zone).plusDays(1), zone) : nextHour(begin, zone);
    }

    static String key(By by, Instant begin, ZoneId zone) {
        return by == By.DAY
                ? LocalDate.ofInstant(begin, zone).toString()
                : begin.atZone(zone)
                        .toOffsetDateTime()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString();
    }

    /** Where clocks go back over midnight, as in St. John's until 2011, the next day has begun already. */
    private static Instant day(Instant time, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(time, zone);
        Instant next = midnight(day.plusDays(1), zone);
        return next.isAfter(time) ? midnight(day, zone) : next;
    }

    private static Instant midnight(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static Instant hour(Instant time, ZoneId zone) {
        Instant full = fullHour(time, zone);
        ZoneOffsetTransition turn = zone.getRules().previousTransition(time.plusNanos(1));
        return turn != null && turn.getInstant().isAfter(full) ? turn.getInstant() : full;
    }

    private static Instant nextHour(Instant begin, ZoneId zone) {
        Instant full = fullHour(begin, zone).plus(1, ChronoUnit.HOURS);
        ZoneOffsetTransition turn = zone.getRules().nextTransition(begin);
        return turn != null && turn.getInstant().isBefore(full) ? turn.getInstant() : full;
    }

    /** By the offset that holds at that time, also if it did not hold at the hour. */
    private static Instant fullHour(Instant time, ZoneId zone) {
        return time.atZone(zone)
                .toOffsetDateTime()
                .truncatedTo(ChronoUnit.HOURS)
                .toInstant();
    }
}

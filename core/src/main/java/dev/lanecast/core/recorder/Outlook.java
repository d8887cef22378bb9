package dev.lanecast.core.recorder;

import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.CostGroup;
import dev.lanecast.core.telemetry.CostQuery;
import dev.lanecast.core.telemetry.CostQuery.By;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the month will have cost if it goes on like in the last seven days, in micro-dollars.
 *
 * @param spent so far
 * @param perDay of the last seven days, on average
 * @param projected for the whole month
 */
public record Outlook(long spent, long perDay, long projected) {

    private static final int DAYS = 7;

    /**
     * Asks a store; blocks.
     *
     * @param project only this one; null means all
     */
    public static Outlook of(TelemetryStore store, Instant now, ZoneId zone, @Nullable String project) {
        LocalDate month = LocalDate.ofInstant(now, zone).withDayOfMonth(1);
        Instant begin = month.atStartOfDay(zone).toInstant();
        Instant end = month.plusMonths(1).atStartOfDay(zone).toInstant();
        CostQuery query = CostQuery.by(By.PROJECT, zone).of(project);
        long spent = sum(store, query.between(begin, end));
        long perDay = sum(store, query.between(now.minus(Duration.ofDays(DAYS)), now)) / DAYS;
        double days = Duration.between(now, end).toMillis()
                / (double) Duration.ofDays(1).toMillis();
        return new Outlook(spent, perDay, spent + Math.round(perDay * days));
    }

    private static long sum(TelemetryStore store, CostQuery query) {
        return store.costs(query).groups().stream()
                .map(CostGroup::usage)
                .mapToLong(usage -> usage.micros())
                .sum();
    }
}

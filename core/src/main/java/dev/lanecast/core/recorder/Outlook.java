package dev.lanecast.core.recorder;

import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.CostQuery;
import dev.lanecast.core.telemetry.CostQuery.By;
import dev.lanecast.core.telemetry.Spend;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the month will have cost if it goes on like in the last seven days, in micro-dollars. Where the first call is not as
 * old as that, the days since the midnight before it count, at least one.
 *
 * @param spent so far
 * @param perDay of these days, on average
 * @param projected for the whole month
 * @param unpriced how many calls of the month so far have no price
 * @param unpricedPace how many calls of the days of the pace have none
 */
public record Outlook(long spent, long perDay, long projected, long unpriced, long unpricedPace) {

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
        CostQuery query = CostQuery.by(By.PROJECT, zone).of(project).withoutLatencies();
        Spend spent = sum(store, query.between(begin, end));
        Instant since = now.minus(Duration.ofDays(DAYS));
        Spend recent = sum(store, query.between(since, now));
        long perDay = Math.round(recent.micros() / days(beginning(store, query, since, now), now));
        long projected = spent.micros() + Math.round(perDay * days(now, end));
        return new Outlook(spent.micros(), perDay, projected, spent.unpriced(), recent.unpriced());
    }

    /** Since when the days count that the last ones are an average of. */
    private static Instant beginning(TelemetryStore store, CostQuery query, Instant since, Instant now) {
        Instant latest = now.minus(Duration.ofDays(1));
        if (!store.costs(query.between(null, since).page(1, 0)).groups().isEmpty()) {
            return since;
        }
        CostQuery days = CostQuery.by(By.DAY, query.zone())
                .of(query.project())
                .between(since, now)
                .withoutLatencies();
        Instant first = store.costs(days.page(1, 0)).groups().stream()
                .map(group ->
                        LocalDate.parse(group.key()).atStartOfDay(query.zone()).toInstant())
                .findFirst()
                .orElse(since);
        Instant bounded = first.isBefore(since) ? since : first;
        return bounded.isAfter(latest) ? latest : bounded;
    }

    private static double days(Instant from, Instant to) {
        return Duration.between(from, to).toMillis()
                / (double) Duration.ofDays(1).toMillis();
    }

    private static Spend sum(TelemetryStore store, CostQuery query) {
        return store.costs(query).groups().stream()
                .map(group -> group.usage().spend())
                .reduce(Spend.NONE, Spend::plus);
    }
}

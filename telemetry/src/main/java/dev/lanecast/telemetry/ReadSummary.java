package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.CostShare;
import dev.lanecast.core.telemetry.CostSummary;
import dev.lanecast.core.telemetry.Costs;
import dev.lanecast.core.telemetry.Spend;
import dev.lanecast.telemetry.Cover.Piece;
import dev.lanecast.telemetry.Cover.Run;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up the day and the month that hold a time, and everything. */
record ReadSummary(Instant now, ZoneId zone) implements SqlWork<CostSummary> {

    private static final String EVER = "SELECT name, SUM(cost_micros), SUM(prompt_tokens + completion_tokens"
            + " + cache_read_tokens + cache_write_tokens), SUM(unpriced) FROM rollup"
            + " WHERE dimension = ? AND span = 0 AND begins = 0 GROUP BY name HAVING SUM(invocations) > 0";
    private static final String IN_SPANS = "SELECT name, SUM(cost_micros), SUM(unpriced) FROM rollup"
            + " WHERE dimension = ? AND span = ? AND begins >= ? AND begins < ? GROUP BY name";
    private static final String IN_CALLS = "SELECT COALESCE(%s, ''), COALESCE(SUM(cost_micros), 0),"
            + " SUM(cost_micros IS NULL) FROM invocation"
            + " WHERE ended_at >= ? AND ended_at < ? GROUP BY 1";

    @Override
    public CostSummary on(Sql sql) throws SQLException {
        LocalDate day = LocalDate.ofInstant(now, zone);
        LocalDate month = day.withDayOfMonth(1);
        Shares models = shares(
                Dimension.MODEL,
                spent(day, day.plusDays(1), Dimension.MODEL, "model_name", sql),
                spent(month, month.plusMonths(1), Dimension.MODEL, "model_name", sql),
                sql);
        Shares agents = shares(
                Dimension.AGENT,
                spent(day, day.plusDays(1), Dimension.AGENT, "agent_name", sql),
                spent(month, month.plusMonths(1), Dimension.AGENT, "agent_name", sql),
                sql);
        CostShare all = models.sum();
        Costs costs = new Costs(
                all.today(), all.month(), all.total(), zone, all.unpriced(), all.unpricedToday(), all.unpricedMonth());
        return new CostSummary(costs, models.dearestFirst(), agents.dearestFirst(), List.of());
    }

    private static Shares shares(Dimension dimension, Map<String, Spend> today, Map<String, Spend> inMonth, Sql sql)
            throws SQLException {
        Shares shares = new Shares();
        PreparedStatement query = sql.prepare(EVER);
        query.setInt(1, dimension.ordinal());
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String name = rows.getString(1);
                Spend ofDay = today.getOrDefault(name, Spend.NONE);
                Spend ofMonth = inMonth.getOrDefault(name, Spend.NONE);
                shares.add(new CostShare(
                        name,
                        ofDay.micros(),
                        ofMonth.micros(),
                        rows.getLong(2),
                        rows.getLong(3),
                        rows.getLong(4),
                        ofDay.unpriced(),
                        ofMonth.unpriced()));
            }
        }
        return shares;
    }

    private Map<String, Spend> spent(LocalDate from, LocalDate to, Dimension dimension, String column, Sql sql)
            throws SQLException {
        Map<String, Spend> spent = new HashMap<>();
        Cover cover = new Cover(List.of(midnight(from), midnight(to)), dimension.spansWithin(Span.DAY));
        addSpans(cover.base(), cover.bases(), 1, dimension, spent, sql);
        for (Piece piece : cover.pieces()) {
            int times = piece.minus() == Piece.NONE ? 1 : -1;
            if (piece.span() == null) {
                add(piece.run(), times, 1, sql.prepare(IN_CALLS.formatted(column)), spent);
            } else {
                addSpans(piece.span(), piece.run(), times, dimension, spent, sql);
            }
        }
        return spent;
    }

    private static void addSpans(Span span, Run run, int times, Dimension dimension, Map<String, Spend> spent, Sql sql)
            throws SQLException {
        PreparedStatement query = sql.prepare(IN_SPANS);
        query.setInt(1, dimension.ordinal());
        query.setInt(2, span.ordinal());
        add(run, times, 3, query, spent);
    }

    private static void add(Run run, int times, int index, PreparedStatement query, Map<String, Spend> spent)
            throws SQLException {
        query.setLong(index, run.from());
        query.setLong(index + 1, run.to());
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                Spend spend = new Spend(times * rows.getLong(2), 0, times * rows.getLong(3));
                spent.merge(rows.getString(1), spend, Spend::plus);
            }
        }
    }

    private long midnight(LocalDate day) {
        return Micros.of(day.atStartOfDay(zone).toInstant());
    }
}

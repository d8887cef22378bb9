package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.CostShare;
import dev.lanecast.core.telemetry.CostSummary;
import dev.lanecast.core.telemetry.Costs;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Adds up the day and the month that hold a time, and everything. */
record ReadSummary(Instant now, ZoneId zone) implements SqlWork<CostSummary> {

    private static final String SINGLE_CALLS = "(SELECT COALESCE(SUM(cost_micros), 0) FROM invocation AS call"
            + " WHERE call.ended_at >= ? AND call.ended_at < ?"
            + " AND COALESCE(call.model_name, '') = payer.model_name"
            + " AND COALESCE(call.agent_name, '') = payer.agent_name)";

    /** Whole quarter hours, and single calls on both sides where a day of the zone does not begin with one. */
    private static final String PERIOD = SINGLE_CALLS
            + " + (SELECT COALESCE(SUM(cost_micros), 0) FROM spend_quarter_hour AS part"
            + " WHERE part.model_name = payer.model_name AND part.agent_name = payer.agent_name"
            + " AND part.begins_at >= ? AND part.begins_at < ?) + " + SINGLE_CALLS;

    private static final String QUERY = "SELECT model_name, agent_name, " + PERIOD + ", " + PERIOD
            + ", cost_micros, tokens, unpriced_calls FROM spend_total AS payer";

    @Override
    public CostSummary on(Connection connection) throws SQLException {
        LocalDate day = LocalDate.ofInstant(now, zone);
        LocalDate month = day.withDayOfMonth(1);
        try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            bind(query, 1, day, day.plusDays(1));
            bind(query, 7, month, month.plusMonths(1));
            return read(query.executeQuery());
        }
    }

    private void bind(PreparedStatement query, int index, LocalDate from, LocalDate to) throws SQLException {
        long begin = midnight(from);
        long end = midnight(to);
        long wholeBegin = Micros.quarterHour(begin + Micros.QUARTER_HOUR - 1);
        long wholeEnd = Micros.quarterHour(end);
        query.setLong(index, begin);
        query.setLong(index + 1, wholeBegin);
        query.setLong(index + 2, wholeBegin);
        query.setLong(index + 3, wholeEnd);
        query.setLong(index + 4, wholeEnd);
        query.setLong(index + 5, end);
    }

    private long midnight(LocalDate day) {
        return Micros.of(day.atStartOfDay(zone).toInstant());
    }

    private CostSummary read(ResultSet rows) throws SQLException {
        CostShare all = new CostShare("", 0, 0, 0, 0, 0);
        Shares models = new Shares();
        Shares agents = new Shares();
        while (rows.next()) {
            CostShare model = share(rows.getString(1), rows);
            models.add(model);
            agents.add(share(rows.getString(2), rows));
            all = Shares.plus(all, model);
        }
        Costs costs = new Costs(all.today(), all.month(), all.total(), zone, all.unpriced());
        return new CostSummary(costs, models.dearestFirst(), agents.dearestFirst(), List.of());
    }

    private static CostShare share(String name, ResultSet row) throws SQLException {
        return new CostShare(name, row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7));
    }
}

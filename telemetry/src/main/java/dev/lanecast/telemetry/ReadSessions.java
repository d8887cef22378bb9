package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.CallFilter;
import dev.lanecast.core.telemetry.CostPage;
import dev.lanecast.core.telemetry.CostQuery;
import dev.lanecast.core.telemetry.CostSums;
import dev.lanecast.core.telemetry.CostSums.Key;
import dev.lanecast.core.telemetry.Tokens;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Adds up the calls of each session, which are too many to keep the sums. */
record ReadSessions(CostQuery query) implements SqlWork<CostPage> {

    private static final String CALLS = "SELECT COALESCE(session_id, ''), prompt_tokens, completion_tokens,"
            + " cache_read_tokens, cache_write_tokens, COALESCE(cost_micros, 0), cost_micros IS NULL, status <> 0,"
            + " latency_ms FROM invocation";

    @Override
    public CostPage on(Sql sql) throws SQLException {
        CostSums sums = new CostSums(query);
        CallFilter filter = CallFilter.ALL.between(query.from(), query.to()).project(query.project());
        try (Where where = Where.of(filter, CALLS, "", sql);
                ResultSet rows = where.query()) {
            while (rows.next()) {
                var tally = sums.at(new Key(null, rows.getString(1)));
                Tokens tokens = new Tokens(rows.getLong(2), rows.getLong(3), rows.getLong(4), rows.getLong(5));
                tally.add(1, tokens, rows.getLong(6), rows.getLong(7), rows.getLong(8), 1);
                long latency = rows.getLong(9);
                if (!rows.wasNull()) {
                    tally.latencies().add(latency, 1);
                }
            }
        }
        return sums.page();
    }
}

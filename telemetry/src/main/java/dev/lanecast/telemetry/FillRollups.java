package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.Invocation;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Adds up the rows that were there before there were sums, and keeps what tells them apart. */
final class FillRollups implements SqlWork<Boolean> {

    /** The columns as they were then, which no later step may change, and what later ones begin with. */
    private static final String COLUMNS =
            "seq, invocation_id, ended_at, session_id, task_id, link, agent_name, tool_name, provider,"
                    + " model_name, service_tier, prompt_tokens, completion_tokens, cache_read_tokens, cache_write_tokens,"
                    + " cache_write_hour_tokens, cost_micros, cost_source, price_version, latency_ms, status, error_message,"
                    + " project, branch, channels, 0 AS project_found";

    private static final int GROUPS_AT_ONCE = 20_000;

    @Override
    public Boolean on(Sql sql) throws SQLException {
        long last = Sequence.last(sql);
        Deltas deltas = new Deltas();
        Origins origins = new Origins();
        try (PreparedStatement all = sql.prepareOnce("SELECT " + COLUMNS + " FROM invocation ORDER BY ended_at");
                PreparedStatement keep = sql.prepareOnce("INSERT INTO invocation_key (key, seq) VALUES (?, ?)");
                ResultSet rows = all.executeQuery()) {
            while (rows.next()) {
                Invocation call = CallRow.read(rows);
                keep.setBytes(1, CallKey.of(call).bytes());
                keep.setLong(2, rows.getLong(1));
                keep.executeUpdate();
                deltas.add(call, origins.of(call), 1);
                if (deltas.size() > GROUPS_AT_ONCE) {
                    RollupTable.add(deltas.changes(), last, sql);
                    deltas.clear();
                    origins.clear();
                }
            }
            RollupTable.add(deltas.changes(), last, sql);
        }
        return true;
    }
}

package dev.lanecast.telemetry;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** Forgets a bounded number of calls; their keys and sums stay. */
record ForgetCalls(Instant before) implements SqlWork<Integer> {

    static final int AT_ONCE = 5_000;

    private static final String DELETE = "DELETE FROM model_call WHERE seq IN (SELECT seq FROM model_call"
            + " WHERE ended_at < ? ORDER BY ended_at LIMIT " + AT_ONCE + ") RETURNING " + CallBlocks.COLUMNS;

    /** Once its calls are gone, nothing would tell that what counters say of a session has been counted. */
    private static final String DELETE_COUNTERS = "DELETE FROM counter WHERE session_id IN"
            + " (SELECT session_id FROM invocation WHERE ended_at < ? ORDER BY ended_at LIMIT " + AT_ONCE + ")";

    @Override
    public Integer on(Sql sql) throws SQLException {
        PreparedStatement counters = sql.prepare(DELETE_COUNTERS);
        counters.setLong(1, Micros.up(before));
        counters.executeUpdate();
        PreparedStatement delete = sql.prepare(DELETE);
        delete.setLong(1, Micros.up(before));
        Set<CallBlocks.Block> blocks = new HashSet<>();
        int deleted = CallBlocks.addAll(delete, blocks);
        CallBlocks.drop(blocks, sql);
        return deleted;
    }
}

package dev.lanecast.telemetry;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/** Forgets a bounded number of calls; their keys and sums stay. */
record ForgetCalls(Instant before) implements SqlWork<Integer> {

    static final int AT_ONCE = 5_000;

    private static final String DELETE = "DELETE FROM invocation WHERE seq IN"
            + " (SELECT seq FROM invocation WHERE ended_at < ? ORDER BY ended_at LIMIT " + AT_ONCE + ")";

    @Override
    public Integer on(Sql sql) throws SQLException {
        PreparedStatement delete = sql.prepare(DELETE);
        delete.setLong(1, Micros.up(before));
        return delete.executeUpdate();
    }
}

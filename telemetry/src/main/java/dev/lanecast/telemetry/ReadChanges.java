package dev.lanecast.telemetry;

import dev.lanecast.core.spi.TelemetryStore.Changes;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.TaskRef;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads what was committed after a cursor, which is the last number that was taken. */
record ReadChanges(long cursor, int newest) implements SqlWork<Changes> {

    private static final String COUNT = "SELECT COUNT(*) FROM model_call";
    private static final String COUNT_AFTER = COUNT + " WHERE seq > ?";
    private static final String NEWEST =
            "SELECT " + CallRow.COLUMNS + " FROM invocation WHERE seq > ? ORDER BY seq DESC LIMIT ?";
    private static final String TASKS =
            "SELECT project, name FROM rollup WHERE changed > ? AND dimension = 4 AND span = 0 AND name <> ''";

    @Override
    public Changes on(Sql sql) throws SQLException {
        long last = Sequence.last(sql);
        return last == cursor
                ? new Changes(cursor, 0, List.of(), Set.of())
                : new Changes(last, count(sql), calls(sql), tasks(sql));
    }

    private long count(Sql sql) throws SQLException {
        PreparedStatement query = sql.prepare(cursor == 0 ? COUNT : COUNT_AFTER);
        if (cursor != 0) {
            query.setLong(1, cursor);
        }
        try (ResultSet row = query.executeQuery()) {
            return row.getLong(1);
        }
    }

    private List<Invocation> calls(Sql sql) throws SQLException {
        PreparedStatement query = sql.prepare(NEWEST);
        query.setLong(1, cursor);
        query.setInt(2, newest);
        List<Invocation> calls = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                calls.add(CallRow.read(rows));
            }
        }
        return List.copyOf(calls);
    }

    private Set<TaskRef> tasks(Sql sql) throws SQLException {
        PreparedStatement query = sql.prepare(TASKS);
        query.setLong(1, cursor);
        Set<TaskRef> tasks = new HashSet<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                tasks.add(ReadSpend.task(rows));
            }
        }
        return Set.copyOf(tasks);
    }
}

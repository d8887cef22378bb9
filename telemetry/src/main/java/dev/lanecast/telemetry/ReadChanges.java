package dev.lanecast.telemetry;

import dev.lanecast.core.spi.TelemetryStore.Changes;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.TaskRef;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads what was committed after a cursor, which is the last row's number. */
record ReadChanges(long cursor, int newest) implements SqlWork<Changes> {

    private static final String COUNT = "SELECT COUNT(*), MAX(seq) FROM invocation WHERE seq > ?";
    private static final String NEWEST =
            "SELECT " + CallRow.COLUMNS + " FROM invocation WHERE seq > ? ORDER BY seq DESC LIMIT ?";
    private static final String TASKS =
            "SELECT DISTINCT project, task_id FROM invocation WHERE seq > ? AND task_id IS NOT NULL";

    @Override
    public Changes on(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(COUNT)) {
            query.setLong(1, cursor);
            ResultSet row = query.executeQuery();
            long count = row.getLong(1);
            return count == 0
                    ? new Changes(cursor, 0, List.of(), Set.of())
                    : new Changes(row.getLong(2), count, calls(connection), tasks(connection));
        }
    }

    private List<Invocation> calls(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(NEWEST)) {
            query.setLong(1, cursor);
            query.setInt(2, newest);
            List<Invocation> calls = new ArrayList<>();
            ResultSet rows = query.executeQuery();
            while (rows.next()) {
                calls.add(CallRow.read(rows));
            }
            return List.copyOf(calls);
        }
    }

    private Set<TaskRef> tasks(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(TASKS)) {
            query.setLong(1, cursor);
            Set<TaskRef> tasks = new HashSet<>();
            ResultSet rows = query.executeQuery();
            while (rows.next()) {
                tasks.add(new TaskRef(rows.getString(1), rows.getString(2)));
            }
            return Set.copyOf(tasks);
        }
    }
}

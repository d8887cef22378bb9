package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.Spend;
import dev.lanecast.core.telemetry.TaskRef;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Adds up what tasks spent, from an index alone. */
final class ReadSpend {

    private static final String SUMS = "SELECT project, task_id, COALESCE(SUM(cost_micros), 0), SUM(total_tokens),"
            + " COUNT(*) - COUNT(cost_micros) FROM invocation WHERE task_id IS NOT NULL";
    private static final String OF_ALL = SUMS + " GROUP BY task_id, project";
    private static final String OF_ONE =
            SUMS + " AND task_id = ? AND project IS NOT DISTINCT FROM ? GROUP BY task_id, project";

    private ReadSpend() {}

    static Map<TaskRef, Spend> ofAll(Connection connection) throws SQLException {
        Map<TaskRef, Spend> spend = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(OF_ALL)) {
            read(query, spend);
        }
        return Map.copyOf(spend);
    }

    static Map<TaskRef, Spend> of(Set<TaskRef> tasks, Connection connection) throws SQLException {
        Map<TaskRef, Spend> spend = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(OF_ONE)) {
            for (TaskRef task : tasks) {
                query.setString(1, task.taskId());
                query.setString(2, task.project());
                read(query, spend);
            }
        }
        return Map.copyOf(spend);
    }

    private static void read(PreparedStatement query, Map<TaskRef, Spend> spend) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                TaskRef task = new TaskRef(rows.getString(1), rows.getString(2));
                spend.put(task, new Spend(rows.getLong(3), rows.getLong(4), rows.getLong(5)));
            }
        }
    }
}

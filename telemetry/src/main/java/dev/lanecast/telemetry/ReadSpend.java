package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.Spend;
import dev.lanecast.core.telemetry.TaskRef;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads what tasks spent from the sums. */
final class ReadSpend {

    private static final String OF_ALL = "SELECT project, name, cost_micros, prompt_tokens + completion_tokens"
            + " + cache_read_tokens + cache_write_tokens, unpriced FROM rollup"
            + " WHERE dimension = 4 AND span = 0 AND begins = 0 AND invocations > 0";
    private static final String OF_ONE = OF_ALL + " AND name = ? AND project = ?";

    private ReadSpend() {}

    static Map<TaskRef, Spend> ofAll(Sql sql) throws SQLException {
        Map<TaskRef, Spend> spend = new HashMap<>();
        read(sql.prepare(OF_ALL), spend);
        return Map.copyOf(spend);
    }

    static Map<TaskRef, Spend> of(Set<TaskRef> tasks, Sql sql) throws SQLException {
        Map<TaskRef, Spend> spend = new HashMap<>();
        PreparedStatement query = sql.prepare(OF_ONE);
        for (TaskRef task : tasks) {
            query.setString(1, task.taskId());
            query.setString(2, task.project() == null ? "" : task.project());
            read(query, spend);
        }
        return Map.copyOf(spend);
    }

    /** The task of a row that begins with project and name. */
    static TaskRef task(ResultSet row) throws SQLException {
        String project = row.getString(1);
        return new TaskRef(project.isEmpty() ? null : project, row.getString(2));
    }

    private static void read(PreparedStatement query, Map<TaskRef, Spend> spend) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                TaskRef task = task(rows);
                // A condition on the name would have SQLite take the index of changes, which is slow for many.
                if (!task.taskId().isEmpty()) {
                    spend.put(task, new Spend(rows.getLong(3), rows.getLong(4), rows.getLong(5)));
                }
            }
        }
    }
}

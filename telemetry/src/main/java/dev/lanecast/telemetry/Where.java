package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.CallFilter;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement with the conditions of a filter, whose values are parameters. */
record Where(PreparedStatement statement) implements AutoCloseable {

    /**
     * Prepares it.
     *
     * @param select what comes before the conditions
     * @param end what comes after them, to which further values belong
     */
    static Where of(CallFilter filter, String select, String end, Sql sql, Object... more) throws SQLException {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        add("ended_at >= ?", filter.from() == null ? null : Micros.up(filter.from()), conditions, values);
        add("ended_at < ?", filter.to() == null ? null : Micros.up(filter.to()), conditions, values);
        addName("project", "project = ?", filter.project(), conditions, values);
        addName("model_name", "model_name = ?", filter.model(), conditions, values);
        addName("agent_name", "agent_name = ?", filter.agent(), conditions, values);
        addName("task_id", CallBlocks.IS_OF_TASK, filter.task(), conditions, values);
        addName("session_id", "session_id = ?", filter.session(), conditions, values);
        addName("tool_name", "tool_name = ?", filter.tool(), conditions, values);
        conditions.add("1");
        values.addAll(List.of(more));
        PreparedStatement statement =
                sql.prepareOnce(select + " WHERE " + String.join(" AND ", conditions) + " " + end);
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        return new Where(statement);
    }

    ResultSet query() throws SQLException {
        return statement.executeQuery();
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }

    private static void add(String condition, @Nullable Object value, List<String> conditions, List<Object> values) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }

    private static void addName(
            String column, String condition, @Nullable String name, List<String> conditions, List<Object> values) {
        if (name != null && name.isEmpty()) {
            conditions.add("COALESCE(" + column + ", '') = ''");
        } else {
            add(condition, name, conditions, values);
        }
    }
}

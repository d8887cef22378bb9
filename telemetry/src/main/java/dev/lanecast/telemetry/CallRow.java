package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Tokens;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The columns of a model call, both ways. */
final class CallRow {

    static final String COLUMNS = "invocation_id, ended_at, session_id, task_id, agent_name, tool_name, provider,"
            + " model_name, prompt_tokens, completion_tokens, cache_read_tokens, cache_write_tokens, cost_micros,"
            + " latency_ms, status, error_message, project, branch";

    static final String INSERT = "INSERT INTO invocation (key, " + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING";

    private CallRow() {}

    /** Sets all parameters of {@link #INSERT}. */
    static void bind(Invocation call, PreparedStatement insert) throws SQLException {
        Tokens tokens = call.tokens();
        insert.setBytes(1, CallKey.of(call));
        insert.setString(2, call.invocationId());
        insert.setLong(3, Micros.of(call.timestamp()));
        insert.setString(4, call.sessionId());
        insert.setString(5, call.taskId());
        insert.setString(6, call.agentName());
        insert.setString(7, call.toolName());
        insert.setString(8, call.provider());
        insert.setString(9, call.modelName());
        insert.setLong(10, tokens.prompt());
        insert.setLong(11, tokens.completion());
        insert.setLong(12, tokens.cacheRead());
        insert.setLong(13, tokens.cacheWrite());
        insert.setObject(14, call.costMicros());
        insert.setObject(15, call.latencyMs());
        insert.setString(16, call.status().wireName());
        insert.setString(17, call.errorMessage());
        insert.setString(18, call.project());
        insert.setString(19, call.branch());
    }

    /** The call of a row that has {@link #COLUMNS}. */
    static Invocation read(ResultSet row) throws SQLException {
        return Invocation.at(Micros.instant(row.getLong("ended_at")))
                .invocationId(row.getString("invocation_id"))
                .sessionId(row.getString("session_id"))
                .taskId(row.getString("task_id"))
                .agentName(row.getString("agent_name"))
                .toolName(row.getString("tool_name"))
                .provider(row.getString("provider"))
                .modelName(row.getString("model_name"))
                .tokens(new Tokens(
                        row.getLong("prompt_tokens"),
                        row.getLong("completion_tokens"),
                        row.getLong("cache_read_tokens"),
                        row.getLong("cache_write_tokens")))
                .reportedMicros(number(row, "cost_micros"))
                .latencyMs(number(row, "latency_ms"))
                .status(Invocation.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)))
                .errorMessage(row.getString("error_message"))
                .project(row.getString("project"))
                .branch(row.getString("branch"))
                .build();
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }
}

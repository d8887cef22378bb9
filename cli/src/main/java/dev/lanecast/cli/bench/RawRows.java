package dev.lanecast.cli.bench;

import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Tokens;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The bare minimum to compare with: one table of single calls that an index tells apart, and no sums. Not thread-safe. */
final class RawRows implements AutoCloseable {

    private static final String TABLE =
            "CREATE TABLE call (provider TEXT, invocation_id TEXT, session_id TEXT, task_id TEXT,"
                    + " agent_name TEXT, tool_name TEXT, model_name TEXT, project TEXT, ended_at INTEGER, prompt_tokens INTEGER,"
                    + " completion_tokens INTEGER, cache_read_tokens INTEGER, cache_write_tokens INTEGER, cost_micros INTEGER,"
                    + " latency_ms INTEGER, UNIQUE (provider, invocation_id))";
    private static final String ADD = "INSERT INTO call VALUES (" + "?, ".repeat(14) + "?) ON CONFLICT DO NOTHING";

    /** So many lists a commit, as the callers of a store share one. */
    private static final int TOGETHER = 8;

    private final Connection connection;

    private RawRows(Connection connection) {
        this.connection = connection;
    }

    static RawRows in(Path file) throws IOException {
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode = WAL");
                statement.execute("PRAGMA synchronous = NORMAL");
                statement.execute(TABLE);
            }
            connection.setAutoCommit(false);
            return new RawRows(connection);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** Keeps them; answers how many nanoseconds that took. */
    long add(List<List<Invocation>> lists) throws IOException {
        long start = System.nanoTime();
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            for (int i = 0; i < lists.size(); i++) {
                for (Invocation call : lists.get(i)) {
                    bind(call, add);
                    add.addBatch();
                }
                add.executeBatch();
                if (i % TOGETHER == TOGETHER - 1 || i == lists.size() - 1) {
                    connection.commit();
                }
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
        return System.nanoTime() - start;
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static void bind(Invocation call, PreparedStatement add) throws SQLException {
        Tokens tokens = call.tokens();
        add.setString(1, call.provider());
        add.setString(2, call.invocationId());
        add.setString(3, call.sessionId());
        add.setString(4, call.taskId());
        add.setString(5, call.agentName());
        add.setString(6, call.toolName());
        add.setString(7, call.modelName());
        add.setString(8, call.project());
        add.setLong(9, call.timestamp().toEpochMilli());
        add.setLong(10, tokens.prompt());
        add.setLong(11, tokens.completion());
        add.setLong(12, tokens.cacheRead());
        add.setLong(13, tokens.cacheWrite());
        add.setObject(14, call.costMicros());
        add.setObject(15, call.latencyMs());
    }
}

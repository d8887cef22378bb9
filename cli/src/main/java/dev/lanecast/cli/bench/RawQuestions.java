package dev.lanecast.cli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/** What anybody could ask a database that has nothing but single calls. Not thread-safe. */
final class RawQuestions implements AutoCloseable {

    private static final String SHARES = "SELECT %s, SUM(CASE WHEN ended_at >= ?1 THEN cost_micros END),"
            + " SUM(CASE WHEN ended_at >= ?2 THEN cost_micros END), SUM(cost_micros),"
            + " SUM(prompt_tokens + completion_tokens + cache_read_tokens + cache_write_tokens),"
            + " SUM(cost_micros IS NULL) FROM invocation GROUP BY 1";
    private static final String DAYS =
            "SELECT ended_at / ?, model_name, COUNT(*), SUM(cost_micros), SUM(prompt_tokens),"
                    + " SUM(completion_tokens) FROM invocation GROUP BY 1, 2";
    private static final String TASKS =
            "SELECT task_id, COUNT(*), SUM(cost_micros) FROM invocation GROUP BY 1 ORDER BY 3 DESC LIMIT 100";

    private final Connection connection;

    private RawQuestions(Connection connection) {
        this.connection = connection;
    }

    static RawQuestions of(Path file) throws IOException {
        try {
            return new RawQuestions(DriverManager.getConnection("jdbc:sqlite:" + file));
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    void summary(Instant now) throws IOException {
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        long today = micros(day);
        long month = micros(day.withDayOfMonth(1));
        ask(SHARES.formatted("model_name"), today, month);
        ask(SHARES.formatted("agent_name"), today, month);
    }

    void daysByModel() throws IOException {
        ask(DAYS, TimeUnit.NANOSECONDS.toMicros(Duration.ofDays(1).toNanos()));
    }

    void tasks() throws IOException {
        ask(TASKS);
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private void ask(String sql, long... values) throws IOException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setLong(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    rows.getString(1);
                }
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static long micros(LocalDate day) {
        return TimeUnit.SECONDS.toMicros(day.atStartOfDay(ZoneOffset.UTC).toEpochSecond());
    }
}

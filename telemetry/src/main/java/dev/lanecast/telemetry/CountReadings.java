package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.CounterReading;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps what counters say. */
record CountReadings(List<CounterReading> readings) implements SqlWork<Boolean> {

    private static final int KEY_BYTES = 16;

    private static final String PUT = "INSERT INTO counter (series, begins, ends, session_id, agent_name, tool_name,"
            + " provider, model_name, project, kind, last, amount) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (series, begins) DO UPDATE SET"
            + " amount = amount + iif(excluded.last >= last, excluded.last - last, excluded.last),"
            + " last = excluded.last, ends = excluded.ends WHERE excluded.ends > ends";

    @Override
    public Boolean on(Sql sql) throws SQLException {
        PreparedStatement put = sql.prepare(PUT);
        for (CounterReading reading : readings) {
            bind(reading, put);
            put.executeUpdate();
        }
        return true;
    }

    private static void bind(CounterReading reading, PreparedStatement put) throws SQLException {
        put.setBytes(1, Arrays.copyOf(Sha256.of(reading.series()), KEY_BYTES));
        put.setLong(2, Micros.of(reading.start()));
        put.setLong(3, Micros.of(reading.time()));
        put.setString(4, reading.sessionId());
        put.setString(5, known(reading.agentName()));
        put.setString(6, known(reading.toolName()));
        put.setString(7, known(reading.provider()));
        put.setString(8, known(reading.modelName()));
        put.setString(9, known(reading.project()));
        put.setInt(10, reading.kind().ordinal());
        put.setLong(11, reading.amount());
        put.setLong(12, reading.amount());
    }

    private static String known(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}

package dev.lanecast.telemetry;

import static java.util.Objects.requireNonNull;

import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Tokens;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is kept of single calls. */
final class CallTable {

    private static final String ROW = " INTO model_call (seq, origin, invocation_id, ended_at, prompt_tokens,"
            + " completion_tokens, cache_read_tokens, cache_write_tokens, cache_write_hour_tokens, cost_micros,"
            + " latency_ms, error_message)";
    private static final ManyRows INSERT = new ManyRows("INSERT" + ROW, 12, "");
    private static final ManyRows REPLACE = new ManyRows("REPLACE" + ROW, 12, "");
    private static final ManyRows ORIGINS =
            new ManyRows("SELECT DISTINCT origin FROM model_call WHERE seq IN (", 1, ")");

    private CallTable() {}

    /** Puts new calls in. */
    static void insert(List<Numbered> calls, Sql sql) throws SQLException {
        put(calls, INSERT, sql);
    }

    /** Puts calls in the place of those with their numbers. */
    static void replace(List<Numbered> calls, Sql sql) throws SQLException {
        Set<Long> before = new HashSet<>();
        ORIGINS.execute(
                calls,
                (call, column, query) -> query.setLong(column + 1, call.seq()),
                (from, to, query) -> addAll(query, before),
                sql);
        put(calls, REPLACE, sql);
        OriginTable.drop(before, sql);
    }

    /** Adds all numbers that a statement answers with; says how many rows there were. */
    static int addAll(PreparedStatement query, Set<Long> numbers) throws SQLException {
        int count = 0;
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                numbers.add(rows.getLong(1));
                count++;
            }
        }
        return count;
    }

    private static void put(List<Numbered> calls, ManyRows rows, Sql sql) throws SQLException {
        Map<Origin, Long> origins = new HashMap<>();
        for (Numbered call : calls) {
            if (!origins.containsKey(call.origin())) {
                origins.put(call.origin(), OriginTable.number(call.origin(), sql));
            }
        }
        rows.execute(
                calls, (call, before, put) -> bind(call, requireNonNull(origins.get(call.origin())), before, put), sql);
    }

    private static void bind(Numbered numbered, long origin, int before, PreparedStatement put) throws SQLException {
        Invocation call = numbered.call();
        Tokens tokens = call.tokens();
        put.setLong(before + 1, numbered.seq());
        put.setLong(before + 2, origin);
        put.setString(before + 3, call.invocationId());
        put.setLong(before + 4, Micros.of(call.timestamp()));
        put.setLong(before + 5, tokens.prompt());
        put.setLong(before + 6, tokens.completion());
        put.setLong(before + 7, tokens.cacheRead());
        put.setLong(before + 8, tokens.cacheWrite());
        put.setLong(before + 9, tokens.cacheWriteHour());
        number(before + 10, call.costMicros(), put);
        number(before + 11, call.latencyMs(), put);
        put.setString(before + 12, call.errorMessage());
    }

    private static void number(int index, @Nullable Long number, PreparedStatement put) throws SQLException {
        if (number == null) {
            put.setNull(index, Types.INTEGER);
        } else {
            put.setLong(index, number);
        }
    }

    /** A call, the number of its row, and what it has in common with others. */
    record Numbered(long seq, Invocation call, Origin origin) {}
}

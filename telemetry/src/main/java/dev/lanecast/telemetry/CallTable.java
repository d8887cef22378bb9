package dev.lanecast.telemetry;

import static java.util.Objects.requireNonNull;

import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Tokens;
import java.sql.PreparedStatement;
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
    private static final ManyRows BLOCKS =
            new ManyRows("SELECT DISTINCT " + CallBlocks.COLUMNS + " FROM model_call WHERE seq IN (", 1, ")");

    private CallTable() {}

    /** Puts new calls in. */
    static void insert(List<Numbered> calls, Sql sql) throws SQLException {
        CallBlocks.add(calls, put(calls, INSERT, sql), sql);
    }

    /** The same as long as there are no blocks. */
    static void insertAlone(List<Numbered> calls, Sql sql) throws SQLException {
        put(calls, INSERT, sql);
    }

    /** Puts calls in the place of those with their numbers. */
    static void replace(List<Numbered> calls, Sql sql) throws SQLException {
        Set<CallBlocks.Block> before = new HashSet<>();
        BLOCKS.execute(
                calls,
                (call, column, query) -> query.setLong(column + 1, call.seq()),
                (from, to, query) -> CallBlocks.addAll(query, before),
                sql);
        CallBlocks.add(calls, put(calls, REPLACE, sql), sql);
        CallBlocks.drop(before, sql);
    }

    /** Answers the numbers of their origins. */
    private static Map<Origin, Long> put(List<Numbered> calls, ManyRows rows, Sql sql) throws SQLException {
        Map<Origin, Long> origins = new HashMap<>();
        for (Numbered call : calls) {
            if (!origins.containsKey(call.origin())) {
                origins.put(call.origin(), OriginTable.number(call.origin(), sql));
            }
        }
        rows.execute(
                calls, (call, before, put) -> bind(call, requireNonNull(origins.get(call.origin())), before, put), sql);
        return origins;
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

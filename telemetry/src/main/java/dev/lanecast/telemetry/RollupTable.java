package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.Tally;
import dev.lanecast.core.telemetry.Tokens;
import dev.lanecast.telemetry.Deltas.Cell;
import dev.lanecast.telemetry.Deltas.Change;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The table of sums. */
final class RollupTable {

    private static final String SUMS =
            "SUM(invocations), SUM(prompt_tokens), SUM(completion_tokens), SUM(cache_read_tokens),"
                    + " SUM(cache_write_tokens), SUM(cost_micros), SUM(unpriced), SUM(errors)";
    private static final String LATENCIES = ", CAST(group_concat(latency, x'00') AS BLOB)";
    private static final String NO_LATENCIES = ", NULL";

    private static final ManyRows ADD = new ManyRows(
            "INSERT INTO rollup AS held (dimension, span, begins, name, project, invocations, prompt_tokens,"
                    + " completion_tokens, cache_read_tokens, cache_write_tokens, cost_micros, unpriced, errors, latency,"
                    + " changed)",
            15,
            " ON CONFLICT (dimension, span, begins, name, project) DO UPDATE SET"
                    + " invocations = held.invocations + excluded.invocations,"
                    + " prompt_tokens = held.prompt_tokens + excluded.prompt_tokens,"
                    + " completion_tokens = held.completion_tokens + excluded.completion_tokens,"
                    + " cache_read_tokens = held.cache_read_tokens + excluded.cache_read_tokens,"
                    + " cache_write_tokens = held.cache_write_tokens + excluded.cache_write_tokens,"
                    + " cost_micros = held.cost_micros + excluded.cost_micros,"
                    + " unpriced = held.unpriced + excluded.unpriced,"
                    + " errors = held.errors + excluded.errors,"
                    + " latency = " + MergeLatencies.NAME + "(held.latency, excluded.latency),"
                    + " changed = excluded.changed");

    private RollupTable() {}

    /** What {@link #read} reads, the first of them being the first column, of several rows together. */
    static String sums(boolean latencies) {
        return SUMS + (latencies ? LATENCIES : NO_LATENCIES);
    }

    /** Adds {@link Deltas#changes} to the table, under a number. */
    static void add(List<Change> changes, long number, Sql sql) throws SQLException {
        ADD.execute(changes, (change, before, add) -> bind(change, number, before, add), sql);
    }

    private static void bind(Change change, long number, int before, PreparedStatement add) throws SQLException {
        Cell cell = change.cell();
        Tally tally = change.tally();
        add.setInt(before + 1, cell.dimension().ordinal());
        add.setInt(before + 2, cell.span().ordinal());
        add.setLong(before + 3, cell.begins());
        add.setString(before + 4, cell.name());
        add.setString(before + 5, cell.project());
        add.setLong(before + 6, tally.invocations());
        add.setLong(before + 7, tally.prompt());
        add.setLong(before + 8, tally.completion());
        add.setLong(before + 9, tally.cacheRead());
        add.setLong(before + 10, tally.cacheWrite());
        add.setLong(before + 11, tally.micros());
        add.setLong(before + 12, tally.unpriced());
        add.setLong(before + 13, tally.errors());
        add.setBytes(before + 14, change.latencies());
        add.setLong(before + 15, number);
    }

    /** The row's {@link #sums}, which begin with that column. */
    static Tally read(ResultSet row, int column) throws SQLException {
        Tokens tokens = new Tokens(
                row.getLong(column + 1), row.getLong(column + 2), row.getLong(column + 3), row.getLong(column + 4));
        Tally tally = new Tally();
        tally.add(
                row.getLong(column),
                tokens,
                row.getLong(column + 5),
                row.getLong(column + 6),
                row.getLong(column + 7),
                1);
        byte[] latency = row.getBytes(column + 8);
        if (latency != null) {
            tally.latencies().addAll(latency, 1);
        }
        return tally;
    }
}

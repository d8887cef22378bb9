package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.Latencies;
import dev.lanecast.core.telemetry.Tally;
import dev.lanecast.core.telemetry.Tokens;
import dev.lanecast.telemetry.Deltas.Cell;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The table of sums. */
final class RollupTable {

    /** What {@link #addTo} reads, the first of them being the first column. */
    static final String SUMS = "invocations, prompt_tokens, completion_tokens, cache_read_tokens, cache_write_tokens,"
            + " cost_micros, unpriced, errors, latency";

    private static final String CELL = " dimension = ? AND span = ? AND begins = ? AND name = ? AND project = ?";
    private static final String LATENCY = "SELECT latency FROM rollup WHERE" + CELL;
    private static final ManyRows ADD = new ManyRows(
            "INSERT INTO rollup AS held (dimension, span, begins, name, project, " + SUMS + ", changed)",
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
                    + " latency = excluded.latency,"
                    + " changed = excluded.changed");

    /** In the order of the table, so that neighbours are written together. */
    private static final Comparator<Cell> ORDER =
            Comparator.comparing(Cell::dimension).thenComparing(Cell::span).thenComparingLong(Cell::begins);

    private RollupTable() {}

    /** Adds changes to the table, under the number of this change. */
    static void add(Deltas deltas, long changed, Sql sql) throws SQLException {
        List<Map.Entry<Cell, Tally>> cells = new ArrayList<>();
        deltas.forEach((cell, tally) -> cells.add(Map.entry(cell, tally)));
        cells.sort(Map.Entry.comparingByKey(ORDER));
        ADD.execute(
                cells,
                (entry, before, add) -> {
                    Tally tally = entry.getValue();
                    bind(entry.getKey(), before, add);
                    add.setLong(before + 6, tally.invocations());
                    add.setLong(before + 7, tally.prompt());
                    add.setLong(before + 8, tally.completion());
                    add.setLong(before + 9, tally.cacheRead());
                    add.setLong(before + 10, tally.cacheWrite());
                    add.setLong(before + 11, tally.micros());
                    add.setLong(before + 12, tally.unpriced());
                    add.setLong(before + 13, tally.errors());
                    Latencies latencies = latencies(entry.getKey(), tally, sql);
                    add.setBytes(before + 14, latencies.isEmpty() ? null : latencies.encode());
                    add.setLong(before + 15, changed);
                },
                sql);
    }

    /** Adds the row's {@link #SUMS}, which begin with that column, once; with {@code -1} takes them away. */
    static void addTo(Tally tally, int times, ResultSet row, int column) throws SQLException {
        Tokens tokens = new Tokens(
                row.getLong(column + 1), row.getLong(column + 2), row.getLong(column + 3), row.getLong(column + 4));
        tally.add(
                row.getLong(column),
                tokens,
                row.getLong(column + 5),
                row.getLong(column + 6),
                row.getLong(column + 7),
                times);
        byte[] latency = row.getBytes(column + 8);
        if (latency != null) {
            tally.latencies().addAll(latency, times);
        }
    }

    private static Latencies latencies(Cell cell, Tally tally, Sql sql) throws SQLException {
        PreparedStatement query = sql.prepare(LATENCY);
        bind(cell, 0, query);
        try (ResultSet row = query.executeQuery()) {
            byte[] held = row.next() ? row.getBytes(1) : null;
            Latencies sum = held == null ? new Latencies() : Latencies.decode(held);
            sum.addAll(tally.latencies(), 1);
            return sum;
        }
    }

    private static void bind(Cell cell, int before, PreparedStatement statement) throws SQLException {
        statement.setInt(before + 1, cell.dimension().ordinal());
        statement.setInt(before + 2, cell.span().ordinal());
        statement.setLong(before + 3, cell.begins());
        statement.setString(before + 4, cell.name());
        statement.setString(before + 5, cell.project());
    }
}

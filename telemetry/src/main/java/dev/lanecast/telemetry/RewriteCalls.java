package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.CallFilter;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.telemetry.CallTable.Numbered;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Changes a bounded number of calls, and the sums with them.
 *
 * @param after only calls with a higher number
 * @param since if not 0, only those of them up to this number that changed after it
 */
record RewriteCalls(CallFilter filter, UnaryOperator<Invocation> change, long after, long since)
        implements SqlWork<RewriteCalls.Piece> {

    private static final String SELECT = "SELECT " + CallRow.COLUMNS + " FROM invocation";
    private static final String IN_ORDER = " ORDER BY seq LIMIT ?";
    private static final long AT_ONCE = 2_000;

    @Override
    public Piece on(Sql sql) throws SQLException {
        List<Numbered> rows = read(sql);
        Deltas deltas = new Deltas();
        Origins origins = new Origins();
        List<Numbered> changed = new ArrayList<>();
        for (Numbered row : rows) {
            Invocation now = change.apply(row.call());
            if (!now.equals(row.call())) {
                Numbered other = new Numbered(row.seq(), now, origins.of(now));
                changed.add(other);
                deltas.add(row.call(), row.origin(), -1);
                deltas.add(now, other.origin(), 1);
            }
        }
        if (!changed.isEmpty()) {
            CallTable.replace(changed, sql);
            RollupTable.add(deltas.changes(), Sequence.take(1, sql), sql);
        }
        return new Piece(
                changed.size(),
                rows.size() < AT_ONCE ? -1 : rows.get(rows.size() - 1).seq());
    }

    private List<Numbered> read(Sql sql) throws SQLException {
        List<Numbered> read = new ArrayList<>();
        try (Where where = since == 0
                        ? Where.of(filter, SELECT, "AND seq > ?" + IN_ORDER, sql, after, AT_ONCE)
                        : Where.of(filter, SELECT, CallChanges.AFTER + IN_ORDER, sql, after, since, since, AT_ONCE);
                ResultSet rows = where.query()) {
            while (rows.next()) {
                Invocation call = CallRow.read(rows);
                read.add(new Numbered(rows.getLong(1), call, new Origin(call)));
            }
        }
        return read;
    }

    /**
     * What is done.
     *
     * @param changed how many calls are another now
     * @param last where to go on; -1 if nothing is left
     */
    record Piece(long changed, long last) {}
}

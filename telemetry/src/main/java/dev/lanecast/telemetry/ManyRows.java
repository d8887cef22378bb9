package dev.lanecast.telemetry;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** A statement on rows of values, for many rows at a time and for one: each execution costs about as much as a row does. */
final class ManyRows {

    private static final int MANY = 32;

    private final String one;
    private final String many;
    private final int columns;

    /**
     * A statement that can be prepared.
     *
     * @param before what comes before the values
     * @param columns how many values are in a row
     * @param after what comes after the values
     */
    ManyRows(String before, int columns, String after) {
        String row = "(?" + ", ?".repeat(columns - 1) + ")";
        this.one = before + " VALUES " + row + after;
        this.many = before + " VALUES " + row + (", " + row).repeat(MANY - 1) + after;
        this.columns = columns;
    }

    /** Executes it for all of them, in their order. */
    <T> void execute(List<T> rows, Binder<T> binder, Executor executor, Sql sql) throws SQLException {
        int from = 0;
        while (from < rows.size()) {
            int to = from + (rows.size() - from < MANY ? 1 : MANY);
            PreparedStatement statement = sql.prepare(to - from == 1 ? one : many);
            for (int i = from; i < to; i++) {
                binder.bind(rows.get(i), (i - from) * columns, statement);
            }
            executor.execute(from, to, statement);
            from = to;
        }
    }

    /** Executes it for all of them, in their order. */
    <T> void execute(List<T> rows, Binder<T> binder, Sql sql) throws SQLException {
        execute(rows, binder, (from, to, statement) -> statement.executeUpdate(), sql);
    }

    /** Sets the parameters that follow the first so many. */
    interface Binder<T> {

        void bind(T row, int before, PreparedStatement statement) throws SQLException;
    }

    /** Executes the statement for the rows from one until before another. */
    interface Executor {

        void execute(int from, int to, PreparedStatement statement) throws SQLException;
    }
}

package dev.lanecast.telemetry;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The numbers of rows and of changes, which rise with every commit. */
final class Sequence {

    private static final String TAKE = "UPDATE last_seq SET seq = seq + ? RETURNING seq";
    private static final String LAST = "SELECT seq FROM last_seq";

    private Sequence() {}

    /** Takes so many numbers, at least one, and says which is the last. */
    static long take(int count, Sql sql) throws SQLException {
        PreparedStatement take = sql.prepare(TAKE);
        take.setInt(1, Math.max(1, count));
        try (ResultSet row = take.executeQuery()) {
            return row.getLong(1);
        }
    }

    /** The last number that was taken. */
    static long last(Sql sql) throws SQLException {
        try (ResultSet row = sql.prepare(LAST).executeQuery()) {
            return row.getLong(1);
        }
    }
}

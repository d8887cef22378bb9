package dev.lanecast.telemetry;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** What tells apart every call that was ever kept, in two tables: the newest, and all the others. */
final class KeyTable {

    /** The number of a key, or null, with the key as the only parameter. */
    static final String SEQ = "COALESCE((SELECT seq FROM recent_key WHERE key = ?1),"
            + " (SELECT seq FROM invocation_key WHERE key = ?1))";

    private static final String ADD = "INSERT INTO recent_key (key, seq) SELECT ?1, ?2"
            + " WHERE NOT EXISTS (SELECT 1 FROM invocation_key WHERE key = ?1) ON CONFLICT (key) DO NOTHING";
    private static final String MOVE = "INSERT INTO invocation_key (key, seq) SELECT key, seq FROM recent_key";
    private static final String EMPTY = "DELETE FROM recent_key";

    /** About how many are in the table of the newest before they are moved. */
    private static final long RECENT = 1 << 16;

    private KeyTable() {}

    /** Adds a key; says whether it is new. */
    static boolean add(CallKey key, long seq, Sql sql) throws SQLException {
        PreparedStatement add = sql.prepare(ADD);
        add.setBytes(1, key.bytes());
        add.setLong(2, seq);
        return add.executeUpdate() > 0;
    }

    /** Moves the newest, if the numbers that were taken say that they are many. */
    static void settle(long before, long last, Sql sql) throws SQLException {
        if (before / RECENT != last / RECENT) {
            sql.run(MOVE);
            sql.run(EMPTY);
        }
    }
}

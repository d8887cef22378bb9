package dev.lanecast.telemetry;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;

/** What tells apart every call that was ever kept, in two tables: the newest, and all the others. */
final class KeyTable {

    /** The number of a key, or null, with the key as the only parameter. */
    static final String SEQ = "COALESCE((SELECT seq FROM recent_key WHERE key = ?1),"
            + " (SELECT seq FROM invocation_key WHERE key = ?1))";

    private static final ManyRows ADD = new ManyRows(
            "WITH added (key, seq) AS (",
            2,
            ") INSERT INTO recent_key (key, seq) SELECT key, seq FROM added"
                    + " WHERE NOT EXISTS (SELECT 1 FROM invocation_key AS old WHERE old.key = added.key)"
                    + " ON CONFLICT (key) DO NOTHING");
    private static final String FIND = "SELECT " + SEQ;
    private static final String MOVE = "INSERT INTO invocation_key (key, seq) SELECT key, seq FROM recent_key";
    private static final String EMPTY = "DELETE FROM recent_key";

    /** About how many are in the table of the newest before they are moved. */
    private static final long RECENT = 1 << 16;

    private KeyTable() {}

    /** Adds keys, no two of them equal; says which are new. Neighbours are best written together. */
    static BitSet add(List<Numbered> keys, Sql sql) throws SQLException {
        BitSet added = new BitSet(keys.size());
        ADD.execute(
                keys,
                (key, before, add) -> {
                    add.setBytes(before + 1, key.key().bytes());
                    add.setLong(before + 2, key.seq());
                },
                (from, to, add) -> {
                    int count = add.executeUpdate();
                    for (int i = from; i < to; i++) {
                        added.set(i, count == to - from || count > 0 && isHeld(keys.get(i), sql));
                    }
                },
                sql);
        return added;
    }

    private static boolean isHeld(Numbered key, Sql sql) throws SQLException {
        PreparedStatement find = sql.prepare(FIND);
        find.setBytes(1, key.key().bytes());
        try (ResultSet row = find.executeQuery()) {
            return row.getLong(1) == key.seq();
        }
    }

    /** Moves the newest, if the numbers that were taken say that they are many. */
    static void settle(long before, long last, Sql sql) throws SQLException {
        if (before / RECENT != last / RECENT) {
            sql.run(MOVE);
            sql.run(EMPTY);
        }
    }

    /** A key and the number that its call is to have. */
    record Numbered(CallKey key, long seq) {}
}

package dev.lanecast.telemetry;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** What tells apart every call that was ever kept, in two tables: the newest, and all the others. */
final class KeyTable {

    /** The number of the key in a row of [asked], or null. */
    static final String SEQ = "COALESCE("
            + "(SELECT seq FROM recent_key AS new WHERE new.high = asked.high AND new.low = asked.low), "
            + "(SELECT seq FROM invocation_key AS old WHERE old.high = asked.high AND old.low = asked.low))";

    private static final ManyRows ADD = new ManyRows(
            "WITH added (high, low, seq) AS (",
            3,
            ") INSERT INTO recent_key (high, low, seq) SELECT high, low, seq FROM added WHERE NOT EXISTS"
                    + " (SELECT 1 FROM invocation_key AS old WHERE old.high = added.high AND old.low = added.low)"
                    + " ON CONFLICT (high, low) DO NOTHING");
    private static final String FIND = "WITH asked (high, low) AS (VALUES (?, ?)) SELECT " + SEQ + " FROM asked";
    private static final String MOVE =
            "INSERT INTO invocation_key (high, low, seq) SELECT high, low, seq FROM recent_key";
    private static final String EMPTY = "DELETE FROM recent_key";

    /** About how many are in the table of the newest before they are moved. */
    private static final long RECENT = 1 << 16;

    private KeyTable() {}

    /** Adds the keys of calls, no two of them equal, and tells each whether it is new. Neighbours are best written together. */
    static void add(List<Told> calls, Sql sql) throws SQLException {
        ADD.execute(
                calls,
                (told, before, add) -> {
                    add.setLong(before + 1, told.key().high());
                    add.setLong(before + 2, told.key().low());
                    add.setLong(before + 3, told.seq);
                },
                (from, to, add) -> {
                    int count = add.executeUpdate();
                    for (int i = from; i < to; i++) {
                        Told told = calls.get(i);
                        told.fresh = count == to - from || count > 0 && isHeld(told, sql);
                    }
                },
                sql);
    }

    private static boolean isHeld(Told told, Sql sql) throws SQLException {
        PreparedStatement find = sql.prepare(FIND);
        find.setLong(1, told.key().high());
        find.setLong(2, told.key().low());
        try (ResultSet row = find.executeQuery()) {
            return row.getLong(1) == told.seq;
        }
    }

    /** Moves the newest, if the numbers that were taken say that they are many. */
    static void settle(long before, long last, Sql sql) throws SQLException {
        if (before / RECENT != last / RECENT) {
            sql.run(MOVE);
            sql.run(EMPTY);
        }
    }
}

package dev.lanecast.telemetry;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * The older keys. Looking for a random one takes longer than all else that tells calls apart, so memory tells which are
 * surely none of them. Not thread-safe; once a transaction has failed, another one is to be made.
 */
final class OlderKeys {

    private static final String MOVED = "SELECT moved FROM last_seq";
    private static final String MOVE = "UPDATE last_seq SET moved = ?";

    /** The filter takes at most 16 MB. */
    private static final int MOST_FILTERED = 1 << 21;

    /** Reading all of them takes no longer than looking for a quarter of them, so it is done after so many questions. */
    private static final long READ_LIKE_ONE = 4;

    private KeyFilter filter = new KeyFilter();

    /** Whether the filter holds all of them. */
    private boolean filtering;

    /** The last number when keys were last moved, as far as is known here; at first it is none. */
    private long moved = -1;

    private long asked;

    /** Whether another process has moved keys since the last look; at first it has. */
    boolean movedElsewhere(Sql sql) throws SQLException {
        long before = moved;
        try (ResultSet row = sql.prepare(MOVED).executeQuery()) {
            moved = row.getLong(1);
        }
        filtering &= moved == before;
        return moved != before;
    }

    /** Tells calls, in the order of their keys, the numbers by which they are known. */
    void find(List<Told> calls, Sql sql) throws SQLException {
        List<Told> some = isFiltering(calls.size(), sql)
                ? calls.stream()
                        .filter(told -> filter.mayHold(told.key().high()))
                        .toList()
                : calls;
        KeyPages.Page page = null;
        for (Told told : some) {
            if (page == null || told.key().high() > page.last()) {
                page = KeyPages.page(told.key().high(), sql);
            }
            told.known = page.seq(told.key());
        }
    }

    private boolean isFiltering(int questions, Sql sql) throws SQLException {
        asked += filtering ? 0 : questions;
        // No more keys than numbers.
        if (!filtering && asked * READ_LIKE_ONE >= moved) {
            asked = 0;
            filtering = readAll(sql);
        }
        return filtering;
    }

    /** Answers whether they are few enough. */
    private boolean readAll(Sql sql) throws SQLException {
        filter = new KeyFilter();
        KeyPages.read(filter, MOST_FILTERED, sql);
        return isSmall();
    }

    private boolean isSmall() {
        boolean small = filter.size() <= MOST_FILTERED;
        filter = small ? filter : new KeyFilter();
        return small;
    }

    /**
     * Adds keys that are none of them.
     *
     * @param keys in their order
     * @param last the last number that this transaction took
     */
    void add(List<KeyRun.Numbered> keys, long last, Sql sql) throws SQLException {
        KeyPages.add(keys, sql);
        PreparedStatement move = sql.prepare(MOVE);
        move.setLong(1, last);
        move.executeUpdate();
        moved = last;
        if (filtering) {
            keys.forEach(numbered -> filter.add(numbered.key().high()));
            filtering = isSmall();
        }
    }
}

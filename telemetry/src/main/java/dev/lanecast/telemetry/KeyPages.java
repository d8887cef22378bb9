package dev.lanecast.telemetry;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Keys in their order, as many in one row as fit into a page of the database, so that adding many at random is to write each
 * page once. Keys that begin alike are in one page.
 */
final class KeyPages {

    private static final String FIND =
            "SELECT first, keys, (SELECT MIN(first) FROM key_page AS next WHERE next.first > key_page.first)"
                    + " FROM key_page WHERE first <= ? ORDER BY first DESC LIMIT 1";
    private static final String PUT = "REPLACE INTO key_page (first, keys) VALUES (?, ?)";
    private static final String ALL = "SELECT keys FROM key_page";

    /** They take 8,112 of the 8,157 bytes that SQLite puts into a page of 8,192. */
    static final int MOST = 338;

    private KeyPages() {}

    /** The page where a key that begins so is, or is to be. */
    static Page page(long high, Sql sql) throws SQLException {
        PreparedStatement find = sql.prepare(FIND);
        find.setLong(1, high);
        try (ResultSet row = find.executeQuery()) {
            if (!row.next()) {
                return new Page(Long.MIN_VALUE, Long.MAX_VALUE, ByteBuffer.allocate(0));
            }
            long next = row.getLong(3);
            long last = row.wasNull() ? Long.MAX_VALUE : next - 1;
            return new Page(row.getLong(1), last, ByteBuffer.wrap(row.getBytes(2)));
        }
    }

    /** Adds keys to a filter until it holds all, or more than so many. */
    static void read(KeyFilter filter, int most, Sql sql) throws SQLException {
        try (ResultSet row = sql.prepare(ALL).executeQuery()) {
            while (row.next() && filter.size() <= most) {
                KeyRun.forEach(row.getBytes(1), (high, low, seq) -> filter.add(high));
            }
        }
    }

    /**
     * Adds keys that are none of them.
     *
     * @param keys in their order
     */
    static void add(List<KeyRun.Numbered> keys, Sql sql) throws SQLException {
        int from = 0;
        while (from < keys.size()) {
            Page page = page(keys.get(from).key().high(), sql);
            int to = from + 1;
            while (to < keys.size() && keys.get(to).key().high() <= page.last) {
                to++;
            }
            put(page.first, page.with(keys.subList(from, to)), sql);
            from = to;
        }
    }

    /** Puts keys where a page was, in several if they are too many. */
    private static void put(long first, ByteBuffer keys, Sql sql) throws SQLException {
        int count = keys.capacity() / KeyRun.KEY_BYTES;
        int parts = (count + MOST - 1) / MOST;
        int from = 0;
        for (int part = 1; from < count; part++) {
            int to = Math.max(from + 1, (int) ((long) count * part / parts));
            while (to < count && high(keys, to) == high(keys, to - 1)) {
                to++;
            }
            PreparedStatement put = sql.prepare(PUT);
            put.setLong(1, from == 0 ? first : high(keys, from));
            byte[] bytes = new byte[(to - from) * KeyRun.KEY_BYTES];
            keys.get(from * KeyRun.KEY_BYTES, bytes);
            put.setBytes(2, bytes);
            put.executeUpdate();
            from = to;
        }
    }

    private static long high(ByteBuffer keys, int index) {
        return keys.getLong(index * KeyRun.KEY_BYTES);
    }

    /**
     * Some that are neighbours.
     *
     * @param first the least beginning of a key that belongs here
     * @param last the greatest one
     * @param keys as a {@link KeyRun}
     */
    record Page(long first, long last, ByteBuffer keys) {

        /** The number of the row of a key; 0 if it is none of these. */
        long seq(CallKey key) {
            int index = indexOf(key, 0);
            return index < 0 ? 0 : keys.getLong(index * KeyRun.KEY_BYTES + CallKey.BYTES);
        }

        /** These and others, which belong here and are none of these, in their order. */
        private ByteBuffer with(List<KeyRun.Numbered> others) {
            ByteBuffer merged = ByteBuffer.allocate(keys.capacity() + others.size() * KeyRun.KEY_BYTES);
            int from = 0;
            for (KeyRun.Numbered other : others) {
                int to = -1 - indexOf(other.key(), from);
                merged.put(keys.slice(from * KeyRun.KEY_BYTES, (to - from) * KeyRun.KEY_BYTES));
                KeyRun.put(other.key(), other.seq(), merged);
                from = to;
            }
            return merged.put(keys.slice(from * KeyRun.KEY_BYTES, keys.capacity() - from * KeyRun.KEY_BYTES));
        }

        /** Where a key is, not before an index; if it is none of these, -1 less the index where it is to be. */
        private int indexOf(CallKey key, int least) {
            int low = least;
            int high = keys.capacity() / KeyRun.KEY_BYTES - 1;
            while (low <= high) {
                int middle = (low + high) / 2;
                int order = compare(middle, key);
                if (order == 0) {
                    return middle;
                }
                low = order < 0 ? middle + 1 : low;
                high = order < 0 ? high : middle - 1;
            }
            return -1 - low;
        }

        private int compare(int index, CallKey key) {
            int order = Long.compare(high(keys, index), key.high());
            return order != 0 ? order : Long.compare(keys.getLong(index * KeyRun.KEY_BYTES + Long.BYTES), key.low());
        }
    }
}

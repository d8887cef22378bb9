package dev.lanecast.telemetry;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What tells apart every call that was ever kept: the newest as their commits brought them, as adding random keys to others
 * in their order writes a page for each, and all the others in such an order, where they are moved many at a time. Not
 * thread-safe; once a transaction has failed, another one is to be made.
 */
final class KeyTable {

    private static final String RUNS = "SELECT last, keys FROM key_run WHERE last > ? ORDER BY last";
    private static final String ADD = "INSERT INTO key_run (last, keys) VALUES (?, ?)";
    private static final String EMPTY = "DELETE FROM key_run";

    /** How many of the newest there may be before a commit. Every process that writes reads them when it begins. */
    private static final int MOST_KEYS = 1 << 17;

    private static final int MOST_RUNS = 1 << 12;

    private final int mostKeys;
    private final int mostRuns;
    private final RecentKeys recent = new RecentKeys();
    private final OlderKeys older = new OlderKeys();

    KeyTable() {
        this(MOST_KEYS, MOST_RUNS);
    }

    /** One that moves the newest when there are so many, or so many commits brought them. */
    KeyTable(int mostKeys, int mostRuns) {
        this.mostKeys = mostKeys;
        this.mostRuns = mostRuns;
    }

    /** Tells calls, no two of them with one key and in the order of their keys, the numbers by which they are known. */
    void find(List<Told> calls, Sql sql) throws SQLException {
        if (older.movedElsewhere(sql)) {
            recent.clear();
        }
        readNewest(sql);
        List<Told> others = new ArrayList<>(calls.size());
        for (Told told : calls) {
            told.known = recent.seq(told.key());
            if (told.known == 0) {
                others.add(told);
            }
        }
        older.find(others, sql);
    }

    /** Those that other processes, or the last transaction of this one, have committed. */
    private void readNewest(Sql sql) throws SQLException {
        PreparedStatement runs = sql.prepare(RUNS);
        runs.setLong(1, recent.last());
        try (ResultSet row = runs.executeQuery()) {
            while (row.next()) {
                recent.add(row.getLong(1), row.getBytes(2));
            }
        }
    }

    /**
     * Adds the keys of calls that are not known, after they were looked for.
     *
     * @param calls in the order of their keys
     * @param last the last number that this transaction took
     */
    void add(List<Told> calls, long last, Sql sql) throws SQLException {
        if (recent.size() >= mostKeys || recent.runs() >= mostRuns) {
            move(last, sql);
        }
        if (!calls.isEmpty()) {
            PreparedStatement add = sql.prepare(ADD);
            add.setLong(1, last);
            add.setBytes(2, KeyRun.encode(calls));
            add.executeUpdate();
        }
    }

    private void move(long last, Sql sql) throws SQLException {
        List<KeyRun.Numbered> keys = new ArrayList<>(recent.size());
        PreparedStatement runs = sql.prepare(RUNS);
        runs.setLong(1, 0);
        try (ResultSet row = runs.executeQuery()) {
            while (row.next()) {
                KeyRun.forEach(
                        row.getBytes(2),
                        (high, low, seq) -> keys.add(new KeyRun.Numbered(new CallKey(high, low), seq)));
            }
        }
        keys.sort(null);
        older.add(keys, last, sql);
        sql.run(EMPTY);
        recent.clear();
    }
}

package dev.lanecast.telemetry;

import dev.lanecast.telemetry.CallTable.Numbered;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Which calls became another when more was told of them, for the processes that did not do it. */
final class CallChanges {

    /** What comes after the conditions of a filter: calls with a lower number than a cursor that changed after it. */
    static final String AFTER = "AND seq > ? AND seq <= ? AND seq IN (SELECT seq FROM call_change WHERE changed > ?)";

    /** So many numbers are taken in some seconds at least, and whoever wants to know looks twice a second. */
    private static final long KEPT = 1_000_000;

    private static final ManyRows ADD = new ManyRows("INSERT OR IGNORE INTO call_change (changed, seq)", 2, "");
    private static final String FORGET = "DELETE FROM call_change WHERE changed < ?";

    private CallChanges() {}

    /** Keeps that calls changed, and forgets old changes. */
    static void add(List<Numbered> calls, long changed, Sql sql) throws SQLException {
        if (calls.isEmpty()) {
            return;
        }
        ADD.execute(
                calls,
                (call, before, add) -> {
                    add.setLong(before + 1, changed);
                    add.setLong(before + 2, call.seq());
                },
                sql);
        PreparedStatement forget = sql.prepare(FORGET);
        forget.setLong(1, changed - KEPT);
        forget.executeUpdate();
    }

    /** The cursor, or the beginning if it is so old that changes after it may be forgotten. */
    static long reach(long cursor, Sql sql) throws SQLException {
        return Sequence.last(sql) - cursor > KEPT ? 0 : cursor;
    }
}

package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.CallPage;
import dev.lanecast.core.telemetry.CallPage.Place;
import dev.lanecast.core.telemetry.CallPage.Placed;
import dev.lanecast.core.telemetry.CallQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads single calls, the newest first. */
record ReadCalls(CallQuery query) implements SqlWork<CallPage> {

    private static final String SELECT = "SELECT " + CallRow.COLUMNS + " FROM invocation";
    private static final String ORDER = "ORDER BY ended_at DESC, seq DESC LIMIT ?";

    @Override
    public CallPage on(Sql sql) throws SQLException {
        List<Placed> found = new ArrayList<>();
        long most = query.limit() + 1L;
        try (Where where = where(sql, most);
                ResultSet rows = where.query()) {
            while (rows.next()) {
                found.add(Placed.of(CallRow.read(rows), rows.getLong(1)));
            }
        }
        return CallPage.of(found, query.limit());
    }

    private Where where(Sql sql, long most) throws SQLException {
        Place after = query.after();
        return after == null
                ? Where.of(query.filter(), SELECT, ORDER, sql, most)
                : Where.of(
                        query.filter(),
                        SELECT,
                        "AND (ended_at, seq) < (?, ?) " + ORDER,
                        sql,
                        after.micros(),
                        after.number(),
                        most);
    }
}

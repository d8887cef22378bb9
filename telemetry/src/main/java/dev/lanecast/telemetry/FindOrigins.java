package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.telemetry.CallTable.Numbered;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Parts the rows that were there before there were origins, and makes numbers of the keys. */
final class FindOrigins implements SqlWork<Boolean> {

    /** As they were then, and as they are now; no later step may change it. */
    private static final String CALLS = "SELECT " + CallRow.COLUMNS + " FROM invocation_4 ORDER BY seq";

    private static final int AT_ONCE = 20_000;

    @Override
    public Boolean on(Sql sql) throws SQLException {
        try (PreparedStatement all = sql.prepareOnce(CALLS);
                ResultSet rows = all.executeQuery()) {
            List<Numbered> calls = new ArrayList<>();
            Origins origins = new Origins();
            while (rows.next()) {
                Invocation call = CallRow.read(rows);
                calls.add(new Numbered(rows.getLong(1), call, origins.of(call)));
                if (calls.size() == AT_ONCE) {
                    CallTable.insertAlone(calls, sql);
                    calls.clear();
                    origins.clear();
                }
            }
            CallTable.insertAlone(calls, sql);
        }
        move("invocation_key", sql);
        move("recent_key", sql);
        try (Statement statement = sql.statement()) {
            statement.executeUpdate("DROP TABLE invocation_4; DROP TABLE invocation_key_4; DROP TABLE recent_key_4;");
        }
        return true;
    }

    private static void move(String table, Sql sql) throws SQLException {
        try (PreparedStatement all = sql.prepareOnce("SELECT key, seq FROM " + table + "_4");
                PreparedStatement put = sql.prepareOnce("INSERT INTO " + table + " (high, low, seq) VALUES (?, ?, ?)");
                ResultSet rows = all.executeQuery()) {
            while (rows.next()) {
                ByteBuffer key = ByteBuffer.wrap(rows.getBytes(1));
                put.setLong(1, key.getLong(0));
                put.setLong(2, key.getLong(Long.BYTES));
                put.setLong(3, rows.getLong(2));
                put.executeUpdate();
            }
        }
    }
}

package dev.lanecast.telemetry;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Keeps a text, and says whether it is new. */
record Remember(String mark) implements SqlWork<Boolean> {

    private static final String ADD = "INSERT INTO mark (text) VALUES (?) ON CONFLICT (text) DO NOTHING";
    private static final String FIND = "SELECT 1 FROM mark WHERE text = ?";

    static boolean isKept(String mark, Sql sql) throws SQLException {
        PreparedStatement find = sql.prepare(FIND);
        find.setString(1, mark);
        try (ResultSet row = find.executeQuery()) {
            return row.next();
        }
    }

    @Override
    public Boolean on(Sql sql) throws SQLException {
        PreparedStatement add = sql.prepare(ADD);
        add.setString(1, mark);
        return add.executeUpdate() > 0;
    }
}

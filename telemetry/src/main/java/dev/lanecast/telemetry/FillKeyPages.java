package dev.lanecast.telemetry;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Moves the keys that had a row each. */
final class FillKeyPages implements SqlWork<Boolean> {

    private static final String ALL = "SELECT high, low, seq FROM invocation_key ORDER BY high, low";

    private static final int AT_ONCE = KeyPages.MOST;

    @Override
    public Boolean on(Sql sql) throws SQLException {
        try (PreparedStatement all = sql.prepareOnce(ALL);
                ResultSet rows = all.executeQuery()) {
            List<KeyRun.Numbered> keys = new ArrayList<>();
            while (rows.next()) {
                keys.add(new KeyRun.Numbered(new CallKey(rows.getLong(1), rows.getLong(2)), rows.getLong(3)));
                if (keys.size() == AT_ONCE) {
                    KeyPages.add(keys, sql);
                    keys.clear();
                }
            }
            KeyPages.add(keys, sql);
        }
        try (Statement statement = sql.statement()) {
            statement.executeUpdate("DROP TABLE invocation_key");
        }
        return true;
    }
}

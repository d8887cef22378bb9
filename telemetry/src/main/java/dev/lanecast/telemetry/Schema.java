package dev.lanecast.telemetry;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Brings a database to the newest schema, and refuses one that is not Lanecast's or is newer still. */
final class Schema {

    private final Path file;
    private final List<Migration> migrations;

    Schema(Path file, List<Migration> migrations) {
        this.file = file;
        this.migrations = migrations;
    }

    /** Applies what is missing, each in a transaction of its own; several processes may do so at once. */
    void update(Session session) {
        migrations.forEach(migration -> session.transact(sql -> apply(migration, sql)));
    }

    private boolean apply(Migration migration, Sql sql) throws SQLException {
        SortedMap<Integer, String> applied = applied(sql);
        check(applied);
        if (applied.containsKey(migration.number())) {
            return false;
        }
        try (Statement statement = sql.statement()) {
            statement.executeUpdate(migration.sql());
        }
        migration.fill().on(sql);
        record(migration, sql);
        return true;
    }

    private SortedMap<Integer, String> applied(Sql sql) throws SQLException {
        try (Statement statement = sql.statement()) {
            if (isEmpty(statement)) {
                statement.executeUpdate("CREATE TABLE schema_migration (number INTEGER PRIMARY KEY,"
                        + " checksum TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT");
            }
            SortedMap<Integer, String> applied = new TreeMap<>();
            ResultSet rows = statement.executeQuery("SELECT number, checksum FROM schema_migration");
            while (rows.next()) {
                applied.put(rows.getInt(1), rows.getString(2));
            }
            return applied;
        }
    }

    private boolean isEmpty(Statement statement) throws SQLException {
        ResultSet row = statement.executeQuery("SELECT COUNT(*), COUNT(*) FILTER (WHERE name = 'schema_migration')"
                + " FROM sqlite_schema WHERE type = 'table'");
        if (row.getInt(1) > 0 && row.getInt(2) == 0) {
            throw StorageFault.foreign(file, "holds tables of another program");
        }
        return row.getInt(1) == 0;
    }

    private void check(SortedMap<Integer, String> applied) {
        if (!applied.isEmpty() && applied.lastKey() > migrations.size()) {
            throw StorageFault.newer(file, applied.lastKey(), migrations.size());
        }
        applied.forEach((number, checksum) -> {
            if (!migrations.get(number - 1).checksum().equals(checksum)) {
                throw StorageFault.foreign(file, "has another schema [" + number + "] than this Lanecast makes");
            }
        });
    }

    private static void record(Migration migration, Sql sql) throws SQLException {
        try (PreparedStatement insert = sql.prepareOnce(
                "INSERT INTO schema_migration (number, checksum, applied_at) VALUES (?, ?, datetime())")) {
            insert.setInt(1, migration.number());
            insert.setString(2, migration.checksum());
            insert.executeUpdate();
        }
    }
}

package dev.lanecast.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lanecast.core.error.StorageException;
import dev.lanecast.core.spi.TelemetryStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig.SynchronousMode;

class SchemaTest {

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("telemetry.db");
    }

    @Test
    void makesTheWholeSchemaInAnEmptyFile() throws Exception {
        Files.createFile(file);
        Calls.open(file).close();
        assertThat(column("SELECT number FROM schema_migration"))
                .hasSize(Migration.all().size());
        assertThat(column("SELECT name FROM sqlite_schema WHERE type = 'table'"))
                .contains("model_call", "call_origin", "key_page", "rollup", "mark");
        assertThat(column("PRAGMA journal_mode")).containsExactly("wal");
    }

    @Test
    void leavesAFinishedSchemaAlone() throws Exception {
        try (TelemetryStore store = Calls.open(file)) {
            store.append(List.of(Calls.call("a")));
        }
        List<String> before = column("SELECT applied_at FROM schema_migration");
        try (TelemetryStore store = Calls.open(file)) {
            assertThat(store.since(0, 1).count()).isEqualTo(1);
        }
        assertThat(column("SELECT applied_at FROM schema_migration")).isEqualTo(before);
    }

    @Test
    void appliesOnlyWhatIsMissing() throws Exception {
        Migration one = new Migration(1, "CREATE TABLE a (x INTEGER);");
        Migration two = new Migration(2, "ALTER TABLE a ADD COLUMN y INTEGER; INSERT INTO a VALUES (1, 2);");
        update(one);
        update(one, two);
        update(one, two);
        assertThat(column("SELECT y FROM a")).containsExactly("2");
    }

    @Test
    void appliesNothingOfAMigrationThatFails() throws Exception {
        Migration one = new Migration(1, "CREATE TABLE a (x INTEGER);");
        Migration bad = new Migration(2, "CREATE TABLE b (x INTEGER); INSERT INTO missing VALUES (1);");
        assertThatThrownBy(() -> update(one, bad))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("missing");
        assertThat(column("SELECT name FROM sqlite_schema WHERE name IN ('a', 'b')"))
                .containsExactly("a");
        assertThat(column("SELECT number FROM schema_migration")).containsExactly("1");
    }

    @Test
    void refusesANewerSchemaAndSaysWhatToDo() throws Exception {
        Calls.open(file).close();
        execute("INSERT INTO schema_migration VALUES (98, 'x', ''), (99, 'y', '')");
        assertThatThrownBy(() -> Calls.open(file))
                .isInstanceOf(StorageException.class)
                .hasMessage("The telemetry database [" + file + "] has schema [99], but this Lanecast knows no schema"
                        + " after [" + Migration.all().size()
                        + "]; update Lanecast, or name another file with --db (setting [telemetry.db])");
    }

    @Test
    void refusesASchemaThatWasMadeFromOtherStatements() throws Exception {
        Calls.open(file).close();
        execute("UPDATE schema_migration SET checksum = 'other' WHERE number = 1");
        assertThatThrownBy(() -> Calls.open(file))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("[" + file + "] has another schema [1]");
    }

    @Test
    void leavesADatabaseOfAnotherProgramAsItIs() throws Exception {
        execute("CREATE TABLE bookmark (url TEXT)");
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> Calls.open(file))
                .isInstanceOf(StorageException.class)
                .hasMessage("The file [" + file + "] holds tables of another program; name another file with --db"
                        + " (setting [telemetry.db])");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    private void update(Migration... migrations) {
        try (Session session = Session.writing(file, SynchronousMode.NORMAL)) {
            new Schema(file, List.of(migrations)).update(session);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> column(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}

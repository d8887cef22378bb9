package dev.lanecast.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lanecast.core.error.ConfigurationException;
import dev.lanecast.core.error.StorageException;
import dev.lanecast.core.spi.Settings;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.Invocation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class StorageFaultTest {

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("telemetry.db");
    }

    @Test
    void saysThatAFileIsNoDatabaseAndLeavesIt() throws IOException {
        Files.writeString(file, "notes of the day\n".repeat(100));
        assertThatThrownBy(() -> Calls.open(file))
                .isInstanceOf(StorageException.class)
                .hasMessage("The telemetry database [" + file
                        + "] is no SQLite database; name another file with --db (setting [telemetry.db])");
        assertThat(file).hasContent("notes of the day\n".repeat(100));
    }

    @Test
    void saysThatADirectoryCannotBeTheFile() throws IOException {
        Files.createDirectory(file);
        assertThatThrownBy(() -> Calls.open(file))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("[" + file + "] cannot be opened for writing")
                .hasMessageContaining("[telemetry.db]");
    }

    @Test
    void saysThatADirectoryCannotBeMade() throws IOException {
        Files.createFile(file);
        assertThatThrownBy(() -> Calls.open(file.resolve("sub/telemetry.db")))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith("Cannot make the directory [" + file.resolve("sub") + "]")
                .hasMessageContaining("[telemetry.db]");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void saysThatAPlaceCannotBeWritten() {
        assertThatThrownBy(() -> Calls.open(Path.of("/proc/telemetry.db")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("[/proc/telemetry.db] cannot be opened for writing");
    }

    @Test
    void saysThatADatabaseIsDamaged() throws IOException {
        try (TelemetryStore store = Calls.open(file)) {
            store.append(Collections.nCopies(1_000, Calls.call(null)));
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.position(4_096).write(ByteBuffer.allocate((int) channel.size() - 4_096));
        }
        assertThatThrownBy(() -> {
                    try (TelemetryStore store = Calls.open(file)) {
                        store.spend();
                    }
                })
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("[" + file + "] is damaged");
    }

    @Test
    void aFullDiskKeepsWhatWasKeptAndTakesTheNextOnceThereIsRoom() {
        Calls.open(file).close();
        List<Invocation> many = Collections.nCopies(5_000, Calls.call(null));
        try (Session session = Session.writing(file, SynchronousMode.NORMAL)) {
            append(session, List.of(Calls.call("a")));
            limitPages(session, 40);
            assertThatThrownBy(() -> append(session, many))
                    .isInstanceOf(StorageException.class)
                    .hasMessage("The telemetry database [" + file + "] has no room left on its disk; make room");
            limitPages(session, 1_000_000);
            assertThat(append(session, many)).isEqualTo(5_000);
            assertThat(session.transact(new ReadChanges(0, 0)).count()).isEqualTo(5_001);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SQLITE_BUSY, is being written by another process",
        "SQLITE_BUSY_SNAPSHOT, is being written by another process",
        "SQLITE_READONLY, cannot be opened for writing",
        "SQLITE_FULL, has no room left on its disk; make room",
        "SQLITE_IOERR_SHMSIZE, has no room left on its disk; make room",
        "SQLITE_IOERR_SHMOPEN, has no room left on its disk; make room",
        "SQLITE_IOERR_SHMMAP, has no room left on its disk; make room",
        "SQLITE_IOERR_WRITE, cannot be read or written",
        "SQLITE_MISMATCH, does not answer: detail"
    })
    void explainsWhatSqliteSays(SQLiteErrorCode code, String words) {
        assertThat(StorageFault.of(file, new SQLiteException("detail", code)))
                .hasMessageStartingWith("The telemetry database [" + file + "] " + words);
    }

    @Test
    void saysThatASettingIsNoPath() {
        Settings settings = Settings.defaults().with("telemetry.db", "a\0b");
        assertThatThrownBy(() -> new SqliteTelemetryStoreProvider().create(settings))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("[telemetry.db]");
    }

    private static int append(Session session, List<Invocation> calls) {
        Batch batch = Batch.of(calls, UnaryOperator.identity());
        return session.transact(new AppendCalls(List.of(batch), new KeyTable()))
                .get(0)
                .accepted();
    }

    private static void limitPages(Session session, int pages) {
        session.transact(sql -> {
            try (Statement statement = sql.statement()) {
                return statement.execute("PRAGMA max_page_count = " + pages);
            }
        });
    }
}

package dev.lanecast.telemetry;

import dev.lanecast.core.error.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteOpenMode;

/** One connection that does one transaction at a time. Thread-safe; blocks. */
final class Session implements AutoCloseable {

    private static final int BUSY_MILLIS = 10_000;

    /** Room for the pages of more than a million older keys, as a move goes through all. In KiB, negative as SQLite has it. */
    private static final int WRITER_CACHE = -64 * 1024;

    /** How long the log may get until a commit writes it back; more than {@link Checkpoints} leave, so that it seldom has to. */
    private static final int LOG_BYTES_OF_COMMITS = 48 * 1024 * 1024;

    private static final long LOG_BYTES = 64L * 1024 * 1024;

    /** Of new databases: half as many pages to write for a commit as with the usual 4096, and trees that are less deep. */
    private static final int PAGE_BYTES = 8_192;

    private static final int READER_CACHE = -16 * 1024;

    private final Path file;
    private final Connection connection;
    private final Sql sql;
    private final String begin;
    private boolean closed;

    private Session(Path file, Connection connection, String begin) {
        this.file = file;
        this.connection = connection;
        this.sql = new Sql(connection);
        this.begin = begin;
    }

    /** A session whose transactions see one state throughout. */
    static Session reading(Path file) {
        return new Session(file, connect(file, SynchronousMode.NORMAL, READER_CACHE), "BEGIN");
    }

    /**
     * A session whose transactions have the only right to write; the file is made if it is missing.
     *
     * @param sync whether a commit waits for the disk; if not, a loss of power may cost the last commits, but no more
     */
    static Session writing(Path file, SynchronousMode sync) {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw StorageFault.noDirectory(file, e);
        }
        return new Session(file, connect(file, sync, WRITER_CACHE), "BEGIN IMMEDIATE");
    }

    /** Does all of the work or none. */
    synchronized <T> T transact(SqlWork<T> work) {
        if (closed) {
            throw closedFault();
        }
        try {
            return committed(work);
        } catch (SQLException e) {
            throw StorageFault.of(file, e);
        }
    }

    /** Does something that cannot be, or need not be, part of a transaction. */
    synchronized <T> T run(SqlWork<T> work) {
        if (closed) {
            throw closedFault();
        }
        try {
            return work.on(sql);
        } catch (SQLException e) {
            throw StorageFault.of(file, e);
        }
    }

    /** Lets readers and a writer work side by side; the file remembers it. */
    synchronized void useWriteAheadLog() {
        try {
            if (!"wal".equals(writeAheadLog())) {
                throw new StorageException("The telemetry database [" + file
                        + "] lies where SQLite cannot keep a write-ahead log; name a file on a local disk with the"
                        + " setting [" + SqliteTelemetryStoreProvider.FILE_SETTING + "]");
            }
        } catch (SQLException e) {
            throw StorageFault.of(file, e);
        }
    }

    /**
     * SQLite's own busy timeout does not cover the switch: of two that hold a shared lock and want the whole file, it
     * turns one away at once.
     */
    private String writeAheadLog() throws SQLException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BUSY_MILLIS);
        while (true) {
            try (Statement statement = connection.createStatement();
                    ResultSet mode = statement.executeQuery("PRAGMA journal_mode = WAL")) {
                String found = mode.getString(1);
                limitLog();
                return found;
            } catch (SQLException e) {
                if (!StorageFault.isBusy(e) || System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        }
    }

    /** In pages, which are smaller in files of earlier builds. */
    private void limitLog() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet page = statement.executeQuery("PRAGMA page_size")) {
            int pages = LOG_BYTES_OF_COMMITS / page.getInt(1);
            statement.execute("PRAGMA wal_autocheckpoint = " + pages);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            connection.close();
        } catch (SQLException e) {
            throw StorageFault.of(file, e);
        }
    }

    StorageException closedFault() {
        return new StorageException("The telemetry database [" + file + "] is closed; open it again");
    }

    private <T> T committed(SqlWork<T> work) throws SQLException {
        boolean committed = false;
        sql.run(begin);
        try {
            T result = work.on(sql);
            sql.run("COMMIT");
            committed = true;
            return result;
        } finally {
            if (!committed) {
                rollBack();
            }
        }
    }

    private void rollBack() {
        sql.forget();
        try {
            sql.run("ROLLBACK");
        } catch (SQLException e) {
            // SQLite has rolled back by itself, as it does when the disk is full.
        }
    }

    private static Connection connect(Path file, SynchronousMode sync, int cache) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setSynchronous(sync);
        config.setCacheSize(cache);
        config.setPageSize(PAGE_BYTES);
        config.setGetGeneratedKeys(false);
        config.setPragma(SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, String.valueOf(LOG_BYTES));
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        // A session lets one thread in at a time, and needs no lock around each value.
        config.setOpenMode(SQLiteOpenMode.NOMUTEX);
        try {
            NativeSqlite.load();
            // As a URI, so that no character of the path has a meaning of its own.
            Connection connection = config.createConnection("jdbc:sqlite:" + file.toUri());
            MergeLatencies.addTo(connection);
            return connection;
        } catch (SQLException e) {
            throw StorageFault.of(file, e);
        }
    }
}

package dev.lanecast.telemetry;

import dev.lanecast.core.error.StorageException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;

/**
 * A thread that writes the log back into the file beside the one that fills it, which need not wait for the disk then. What
 * this one misses, SQLite does after a commit.
 */
final class Checkpoints implements AutoCloseable {

    /** After how many calls; few enough that little is left to SQLite. */
    private static final int CALLS = 8_000;

    private final Session session;
    private final Semaphore due = new Semaphore(0);
    private int calls;
    private volatile boolean closed;

    Checkpoints(Session session) {
        this.session = session;
        Thread thread = new Thread(this::work, "lanecast-telemetry-checkpoints");
        thread.setDaemon(true);
        thread.start();
    }

    /** Tells that so many more calls are committed; to be told by one thread. */
    void committed(int more) {
        calls += more;
        if (calls >= CALLS) {
            calls = 0;
            due.release();
        }
    }

    /** Waits for what is under way. */
    @Override
    public void close() {
        closed = true;
        due.release();
        session.close();
    }

    private void work() {
        due.acquireUninterruptibly();
        while (!closed) {
            due.drainPermits();
            try {
                session.run(Checkpoints::write);
            } catch (StorageException e) {
                // The log keeps what is committed; the next one tries again.
            }
            due.acquireUninterruptibly();
        }
    }

    private static boolean write(Sql sql) throws SQLException {
        try (ResultSet row = sql.prepare("PRAGMA wal_checkpoint(PASSIVE)").executeQuery()) {
            return row.next();
        }
    }
}

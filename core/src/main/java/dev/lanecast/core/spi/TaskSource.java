package dev.lanecast.core.spi;

import dev.lanecast.core.board.Observation;
import dev.lanecast.core.task.TaskRoot;
import java.util.Collection;

/**
 * Watches the tasks of one root and reads them. It never writes, creates, locks or touches anything there.
 * Implementations are thread-safe.
 */
public interface TaskSource extends AutoCloseable {

    /** The tree it watches. */
    TaskRoot root();

    /**
     * Starts watching; blocks until the first scan has been given to the sink. Called once.
     *
     * @throws dev.lanecast.core.error.SourceException if it cannot watch at all
     */
    void start(Sink sink);

    /** Reads the whole document of one file now, with the same guards and the same parser as the scan. Blocks. */
    Document document(String path);

    /**
     * Blocks until everything that happened in the tree before the call has been seen, has settled and has been given to
     * the sink.
     *
     * @throws InterruptedException if the calling thread is interrupted meanwhile
     */
    void flush() throws InterruptedException;

    /** How it is doing. */
    SourceHealth health();

    /** Stops; nothing reaches the sink after it returns. A second call does nothing. */
    @Override
    void close();

    /** Takes what a source sees, from one thread at a time. */
    interface Sink {

        /** Takes the first sight of the whole tree; called once, first. */
        void scanned(Collection<? extends Observation> observations);

        /** Takes one later change. */
        void observed(Observation observation);
    }
}

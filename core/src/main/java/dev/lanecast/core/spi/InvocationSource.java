package dev.lanecast.core.spi;

import dev.lanecast.core.telemetry.Invocation;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds model calls in files that a program leaves on this machine. It only reads; it never writes, creates, locks or
 * touches anything there. Used by one thread at a time.
 */
public interface InvocationSource {

    /** Where it looks: files, or directories at any depth. They need not exist. */
    List<Path> places();

    /**
     * Reads what is new since the last time, and everything that the sink does not know the first time. Blocks. A call may
     * be told several times, with the same id, and more of it known later. A file that cannot be read is left for the next
     * time.
     */
    void read(Sink sink);

    /**
     * Takes what is read. What it throws ends the reading, of which nothing is then held to be read. Used by one thread at a time,
     * which need not be the one that called {@link #read}.
     */
    interface Sink {

        /** Takes some calls. */
        void calls(List<Invocation> calls);

        /** Hears of a piece of a file that tells of a call which cannot be right; it is left out. */
        default void refused() {}

        /** Whether all of a file was handed on before, as it is now, be it to another sink. */
        default boolean isKnown(FileState file) {
            return false;
        }

        /** Hears that all of a file has been handed on, as it was before the reading. */
        default void finished(FileState file) {}

        /**
         * Hears how far it is.
         *
         * @param files how many files have something new
         * @param bytes how much of it is read
         * @param total how much there is to be read
         */
        void progress(int files, long bytes, long total);
    }
}

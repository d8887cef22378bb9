package dev.lanecast.core.telemetry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes model calls in: prices, links, stores and tells. Thread-safe. */
public interface InvocationSink {

    /**
     * Records calls; blocks until they are committed.
     *
     * @throws dev.lanecast.core.error.StorageException if they cannot be stored; none of them is then
     */
    Receipt record(List<Invocation> calls);

    /**
     * Records what counters say, see {@link dev.lanecast.core.spi.TelemetryStore#count}; does nothing where that is not
     * kept.
     *
     * @throws dev.lanecast.core.error.StorageException if it cannot be stored; none of it is then
     */
    default void count(List<CounterReading> readings) {}

    /** Why the last calls could not be stored, in a sentence with the mend; null if they could. Does not block. */
    default @Nullable String fault() {
        return null;
    }

    /**
     * What became of recorded calls.
     *
     * @param accepted how many are new
     * @param duplicates how many were known
     */
    record Receipt(int accepted, int duplicates) {}
}

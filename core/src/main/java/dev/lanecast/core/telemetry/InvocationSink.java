package dev.lanecast.core.telemetry;

import java.util.List;

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

    /**
     * What became of recorded calls.
     *
     * @param accepted how many are new
     * @param duplicates how many were known
     */
    record Receipt(int accepted, int duplicates) {}
}

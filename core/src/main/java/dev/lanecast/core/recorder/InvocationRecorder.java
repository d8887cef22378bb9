package dev.lanecast.core.recorder;

import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.CounterReading;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink;
import java.util.List;
import java.util.function.UnaryOperator;

/** Takes model calls in: has them priced and linked, stores them and has the change told. Thread-safe. */
public final class InvocationRecorder implements InvocationSink {

    private final TelemetryStore store;
    private final UnaryOperator<Invocation> settle;
    private final Runnable changed;

    /**
     * A recorder over a store.
     *
     * @param settle gives a call its price and its task, see {@link TelemetryStore#append(List, UnaryOperator)}
     * @param changed called after each commit; must return at once
     */
    public InvocationRecorder(TelemetryStore store, UnaryOperator<Invocation> settle, Runnable changed) {
        this.store = store;
        this.settle = settle;
        this.changed = changed;
    }

    @Override
    public Receipt record(List<Invocation> calls) {
        if (calls.isEmpty()) {
            return new Receipt(0, 0);
        }
        Receipt receipt = store.append(List.copyOf(calls), settle);
        changed.run();
        return receipt;
    }

    @Override
    public void count(List<CounterReading> readings) {
        if (!readings.isEmpty()) {
            store.count(List.copyOf(readings));
        }
    }
}

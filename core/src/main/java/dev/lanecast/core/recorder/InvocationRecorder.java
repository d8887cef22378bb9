package dev.lanecast.core.recorder;

import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink;
import java.util.List;

/**
 * Takes model calls in: stores them and has the change told. A call keeps the cost that its caller reports; one without
 * stays unpriced. Thread-safe.
 */
public final class InvocationRecorder implements InvocationSink {

    private final TelemetryStore store;
    private final Runnable changed;

    /**
     * A recorder over a store.
     *
     * @param changed called after each commit that added something; must return at once
     */
    public InvocationRecorder(TelemetryStore store, Runnable changed) {
        this.store = store;
        this.changed = changed;
    }

    @Override
    public Receipt record(List<Invocation> calls) {
        if (calls.isEmpty()) {
            return new Receipt(0, 0);
        }
        Receipt receipt = store.append(List.copyOf(calls));
        if (receipt.accepted() > 0) {
            changed.run();
        }
        return receipt;
    }
}

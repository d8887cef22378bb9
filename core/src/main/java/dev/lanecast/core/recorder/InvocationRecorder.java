package dev.lanecast.core.recorder;

import dev.lanecast.core.error.StorageException;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.CounterReading;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Takes model calls in: gives agents the names that the user has for them, has calls priced and linked, stores them and has
 * the change told. Thread-safe.
 */
public final class InvocationRecorder implements InvocationSink {

    private static final System.Logger LOG = System.getLogger(InvocationRecorder.class.getName());

    private final TelemetryStore store;
    private final Map<String, String> aliases;
    private final UnaryOperator<Invocation> settle;
    private final Runnable changed;
    private volatile @Nullable String fault;

    /**
     * A recorder over a store.
     *
     * @param aliases the agent, for the name under which its calls come, such as that of a product
     * @param settle gives a call its price and its task, see {@link TelemetryStore#append(List, UnaryOperator)}
     * @param changed called after each commit; must return at once
     */
    public InvocationRecorder(
            TelemetryStore store, Map<String, String> aliases, UnaryOperator<Invocation> settle, Runnable changed) {
        this.store = store;
        this.aliases = Map.copyOf(aliases);
        this.settle = settle;
        this.changed = changed;
    }

    @Override
    public Receipt record(List<Invocation> calls) {
        if (calls.isEmpty()) {
            return new Receipt(0, 0);
        }
        List<Invocation> copy = named(calls);
        Receipt receipt = stored(() -> store.append(copy, settle));
        changed.run();
        return receipt;
    }

    @Override
    public void count(List<CounterReading> readings) {
        if (!readings.isEmpty()) {
            List<CounterReading> copy = List.copyOf(readings);
            stored(() -> {
                store.count(copy);
                return copy;
            });
        }
    }

    @Override
    public @Nullable String fault() {
        return fault;
    }

    /** Remembers whether it could be done; warns only when it could be done the last time. */
    private <T> T stored(Supplier<T> work) {
        try {
            T result = work.get();
            fault = null;
            return result;
        } catch (StorageException e) {
            if (fault == null) {
                LOG.log(System.Logger.Level.WARNING, "Cannot keep model calls: {0}", e.getMessage());
            }
            fault = e.getMessage();
            throw e;
        }
    }

    /** Before calls are merged, so that their order makes no difference. */
    private List<Invocation> named(List<Invocation> calls) {
        return aliases.isEmpty()
                ? List.copyOf(calls)
                : calls.stream().map(this::named).toList();
    }

    private Invocation named(Invocation call) {
        String agent = call.agentName() == null ? null : aliases.get(call.agentName());
        return agent == null
                ? call
                : call.toBuilder()
                        .agentName(agent, call.agentBasis())
                        .toolName(call.toolName() == null ? call.agentName() : call.toolName())
                        .build();
    }
}

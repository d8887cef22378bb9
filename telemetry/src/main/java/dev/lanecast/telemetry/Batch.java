package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Calls that are kept together, with what tells them apart.
 *
 * @param keys one for each call
 */
record Batch(List<Invocation> calls, List<CallKey> keys, UnaryOperator<Invocation> settle) {

    /** Does what needs no database. */
    static Batch of(List<Invocation> calls, UnaryOperator<Invocation> settle) {
        List<CallKey> keys = new ArrayList<>(calls.size());
        for (Invocation call : calls) {
            Micros.of(call.timestamp());
            keys.add(CallKey.of(call));
        }
        return new Batch(List.copyOf(calls), keys, settle);
    }

    /** What became of it. */
    Receipt receipt(int accepted) {
        return new Receipt(accepted, calls.size() - accepted);
    }
}

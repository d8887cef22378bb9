package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink.Receipt;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Calls that are kept together.
 *
 * @param told in the order in which they came
 * @param sorted the same in the order of their keys
 */
record Batch(List<Told> told, List<Told> sorted, UnaryOperator<Invocation> settle) {

    /** Does what needs no database, so that callers do it beside the one thread that writes. */
    static Batch of(List<Invocation> calls, UnaryOperator<Invocation> settle) {
        Origins origins = new Origins();
        List<Told> told = calls.stream().map(call -> Told.of(call, origins)).toList();
        return new Batch(told, told.stream().sorted().toList(), settle);
    }

    /** What became of it. */
    Receipt receipt(int accepted) {
        return new Receipt(accepted, told.size() - accepted);
    }
}

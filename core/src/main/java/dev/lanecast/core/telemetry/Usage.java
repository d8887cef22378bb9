package dev.lanecast.core.telemetry;

import org.jspecify.annotations.Nullable;

/**
 * What a group of calls used.
 *
 * @param invocations how many
 * @param tokens by kind, those kept for an hour not told apart
 * @param micros micro-dollars of those that have a price
 * @param unpriced how many have none
 * @param errors how many did not succeed
 * @param latencyP50 milliseconds, about; null if nobody said how long they took, or asked for it
 * @param latencyP95 the same for 95 per cent
 * @param latencyP99 the same for 99 per cent
 */
public record Usage(
        long invocations,
        Tokens tokens,
        long micros,
        long unpriced,
        long errors,
        @Nullable Long latencyP50,
        @Nullable Long latencyP95,
        @Nullable Long latencyP99) {

    /** The part of it that is about costs. */
    public Spend spend() {
        return new Spend(micros, tokens.total(), unpriced);
    }

    Usage withoutLatencies() {
        return new Usage(invocations, tokens, micros, unpriced, errors, null, null, null);
    }
}

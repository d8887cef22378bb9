package dev.lanecast.core.wire;

import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Money;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A field of a model call, on the way out, in the order of the protocol. */
public enum InvocationField {
    INVOCATION_ID(Invocation::invocationId),
    TIMESTAMP(Invocation::timestamp),
    SESSION_ID(Invocation::sessionId),
    TASK_ID(Invocation::taskId),
    TASK_LINK(call -> call.link() == null ? null : call.link().wireName()),
    AGENT_NAME(Invocation::agentName),
    TOOL_NAME(Invocation::toolName),
    PROVIDER(Invocation::provider),
    MODEL_NAME(Invocation::modelName),
    SERVICE_TIER(Invocation::serviceTier),
    PROMPT_TOKENS(call -> call.tokens().prompt()),
    COMPLETION_TOKENS(call -> call.tokens().completion()),
    CACHE_READ_TOKENS(call -> call.tokens().cacheRead()),
    CACHE_WRITE_TOKENS(call -> call.tokens().cacheWrite()),
    CACHE_WRITE_HOUR_TOKENS(call -> call.tokens().cacheWriteHour()),
    TOTAL_TOKENS(call -> call.tokens().total()),
    COST_USD(call -> call.cost() == null ? null : Money.usd(call.cost().micros())),
    COST_SOURCE(call -> call.cost() == null ? null : call.cost().source().wireName()),
    PRICE_VERSION(call -> call.cost() == null ? null : call.cost().priceVersion()),
    LATENCY_MS(Invocation::latencyMs),
    STATUS(call -> call.status().wireName()),
    ERROR_MESSAGE(Invocation::errorMessage),
    PROJECT(Invocation::project),
    BRANCH(Invocation::branch);

    private final Function<Invocation, @Nullable Object> value;

    InvocationField(Function<Invocation, @Nullable Object> value) {
        this.value = value;
    }

    /** The name on the wire, such as {@code task_id}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value that a call has, plain. */
    public @Nullable Object of(Invocation call) {
        return value.apply(call);
    }
}

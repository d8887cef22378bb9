package dev.lanecast.core.wire;

import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Money;
import dev.lanecast.core.telemetry.Tokens;

/** The fields of model calls, on the way out. */
final class InvocationFields {

    private InvocationFields() {}

    static void write(Invocation call, FieldWriter out) {
        Tokens tokens = call.tokens();
        Long cost = call.costMicros();
        out.startObject();
        out.field("invocation_id", call.invocationId());
        out.field("timestamp", call.timestamp());
        out.field("session_id", call.sessionId());
        out.field("task_id", call.taskId());
        out.field("agent_name", call.agentName());
        out.field("tool_name", call.toolName());
        out.field("provider", call.provider());
        out.field("model_name", call.modelName());
        out.field("prompt_tokens", tokens.prompt());
        out.field("completion_tokens", tokens.completion());
        out.field("cache_read_tokens", tokens.cacheRead());
        out.field("cache_write_tokens", tokens.cacheWrite());
        out.field("total_tokens", tokens.total());
        out.field("cost_usd", cost == null ? null : Money.usd(cost));
        out.field("latency_ms", call.latencyMs());
        out.field("status", call.status().wireName());
        out.field("error_message", call.errorMessage());
        out.field("project", call.project());
        out.field("branch", call.branch());
        out.endObject();
    }
}

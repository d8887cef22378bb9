package dev.lanecast.core.wire;

import dev.lanecast.core.telemetry.CountedUse;
import dev.lanecast.core.telemetry.Money;
import java.util.List;

/** The fields of what counters say. */
final class CountedFields {

    private CountedFields() {}

    static void list(List<CountedUse> uses, FieldWriter out) {
        out.name("usage");
        out.startArray();
        for (CountedUse use : uses) {
            out.startObject();
            use(use, out);
            out.endObject();
        }
        out.endArray();
    }

    private static void use(CountedUse use, FieldWriter out) {
        out.field("session_id", use.sessionId());
        out.field("agent_name", use.agentName());
        out.field("tool_name", use.toolName());
        out.field("provider", use.provider());
        out.field("model_name", use.modelName());
        out.field("project", use.project());
        out.field("since", use.since());
        out.field("until", use.until());
        out.field("prompt_tokens", use.tokens().prompt());
        out.field("completion_tokens", use.tokens().completion());
        out.field("cache_read_tokens", use.tokens().cacheRead());
        out.field("cache_write_tokens", use.tokens().cacheWrite());
        out.field("total_tokens", use.tokens().total());
        out.field("cost_usd", use.micros() == null ? null : Money.usd(use.micros()));
    }
}

package dev.lanecast.core.wire;

import dev.lanecast.core.telemetry.CostGroup;
import dev.lanecast.core.telemetry.CostPage;
import dev.lanecast.core.telemetry.Money;
import dev.lanecast.core.telemetry.Usage;

/** The fields of groups of calls. */
final class CostFields {

    private CostFields() {}

    static void page(CostPage page, FieldWriter out) {
        out.name("groups");
        out.startArray();
        for (CostGroup group : page.groups()) {
            group(group, out);
        }
        out.endArray();
        out.field("next", page.next() == null ? null : page.next().toString());
    }

    private static void group(CostGroup group, FieldWriter out) {
        out.startObject();
        out.field("key", group.key());
        if (group.split() != null) {
            out.field("split", group.split());
        }
        usage(group.usage(), out);
        out.endObject();
    }

    private static void usage(Usage usage, FieldWriter out) {
        out.field("invocations", usage.invocations());
        out.field("prompt_tokens", usage.tokens().prompt());
        out.field("completion_tokens", usage.tokens().completion());
        out.field("cache_read_tokens", usage.tokens().cacheRead());
        out.field("cache_write_tokens", usage.tokens().cacheWrite());
        out.field("total_tokens", usage.tokens().total());
        out.field("cost_usd", Money.usd(usage.micros()));
        out.field("unpriced", usage.unpriced());
        out.field("errors", usage.errors());
        out.field("latency_p50_ms", usage.latencyP50());
        out.field("latency_p95_ms", usage.latencyP95());
        out.field("latency_p99_ms", usage.latencyP99());
    }
}

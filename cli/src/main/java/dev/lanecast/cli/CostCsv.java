package dev.lanecast.cli;

import dev.lanecast.core.telemetry.CostGroup;
import dev.lanecast.core.telemetry.Money;
import dev.lanecast.core.telemetry.Usage;
import dev.lanecast.core.wire.CsvCell;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Groups of calls as comma-separated values. */
final class CostCsv {

    private static final List<String> COLUMNS = List.of(
            "key",
            "split",
            "invocations",
            "prompt_tokens",
            "completion_tokens",
            "cache_read_tokens",
            "cache_write_tokens",
            "total_tokens",
            "cost_usd",
            "unpriced",
            "errors",
            "latency_p50_ms",
            "latency_p95_ms",
            "latency_p99_ms");

    private CostCsv() {}

    static void print(PrintWriter out, List<CostGroup> groups) {
        out.print(row(COLUMNS.toArray()));
        groups.forEach(group -> out.print(row(cells(group))));
        out.flush();
    }

    private static Object[] cells(CostGroup group) {
        Usage usage = group.usage();
        return new @Nullable Object[] {
            group.key(),
            group.split(),
            usage.invocations(),
            usage.tokens().prompt(),
            usage.tokens().completion(),
            usage.tokens().cacheRead(),
            usage.tokens().cacheWrite(),
            usage.tokens().total(),
            usage.spend().isUnpriced() ? null : Money.usd(usage.micros()).toPlainString(),
            usage.unpriced(),
            usage.errors(),
            usage.latencyP50(),
            usage.latencyP95(),
            usage.latencyP99()
        };
    }

    private static String row(@Nullable Object[] cells) {
        return Stream.of(cells).map(CsvCell::of).collect(Collectors.joining(",", "", "\r\n"));
    }
}

package dev.lanecast.cli;

import dev.lanecast.core.price.Prices;
import dev.lanecast.core.recorder.CacheEffect;
import dev.lanecast.core.recorder.Outlook;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.CostGroup;
import dev.lanecast.core.telemetry.CostPage;
import dev.lanecast.core.telemetry.CostQuery;
import dev.lanecast.core.telemetry.CostQuery.By;
import dev.lanecast.core.telemetry.Money;
import dev.lanecast.core.telemetry.Usage;
import dev.lanecast.core.wire.CsvCell;
import dev.lanecast.core.wire.Wire;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Adds up what model calls cost. */
@Command(
        name = "costs",
        description = "Add up what model calls cost. Days turn at midnight of this machine's time zone.",
        subcommands = Reprice.class)
final class Costs implements Runnable {

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

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final Database database = new Database();

    @Mixin
    private final Period period = new Period();

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            defaultValue = "day",
            description = "day, hour, model, agent, task, tool, session or project. Default: ${DEFAULT-VALUE}.")
    private String by = "";

    @Option(
            names = "--split",
            paramLabel = "WHAT",
            description = "With --by day or hour, split each by model, agent, tool or project.")
    private @Nullable String split;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(names = "--csv", description = "Print comma-separated values.")
    private boolean csv;

    @Override
    public void run() {
        CostQuery query = query();
        Prices prices = config.read().prices();
        Instant now = Instant.now();
        CostPage page;
        Outlook outlook;
        CacheEffect cache;
        try (TelemetryStore store = database.openExisting()) {
            page = store.costs(query);
            outlook = Outlook.of(store, now, query.zone(), query.project());
            cache = CacheEffect.of(store, query, prices, now);
        }
        if (json) {
            printJson(query, page, outlook, cache);
        } else if (csv) {
            console.out().print(row(COLUMNS.toArray()));
            page.groups().forEach(group -> console.out().print(row(cells(group))));
            console.out().flush();
        } else {
            CostTable.print(console.out(), query, page.groups());
            if (!page.groups().isEmpty()) {
                CostNotes.print(console.out(), outlook, cache);
            }
        }
    }

    private CostQuery query() {
        By asked = by("--by", by);
        By splitBy = split == null ? null : by("--split", split);
        if (splitBy != null && !(asked.isTime() && splitBy.splits())) {
            throw console.wrongUsage("[--split] must be model, agent, tool or project, and [--by] must be day or hour");
        }
        return CostQuery.by(asked, ZoneId.systemDefault())
                .splitBy(splitBy)
                .between(period.since(), period.until())
                .of(period.project());
    }

    private By by(String option, String text) {
        return By.of(text)
                .orElseThrow(() -> console.wrongUsage("[" + option + "] must be one of "
                        + Arrays.stream(By.values()).map(By::wireName).toList() + ", but is [" + text + "]"));
    }

    private void printJson(CostQuery query, CostPage page, Outlook outlook, CacheEffect cache) {
        Json.print(console.out(), out -> {
            out.startObject();
            out.field("by", query.by().wireName());
            out.field("time_zone", query.zone().getId());
            Wire.costGroups(page, out);
            Wire.outlook(outlook, out);
            Wire.cacheEffect(cache, out);
            out.endObject();
        });
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

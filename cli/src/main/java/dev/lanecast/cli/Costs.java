package dev.lanecast.cli;

import dev.lanecast.core.price.Prices;
import dev.lanecast.core.recorder.CacheEffect;
import dev.lanecast.core.recorder.Outlook;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.CallFilter;
import dev.lanecast.core.telemetry.CostPage;
import dev.lanecast.core.telemetry.CostQuery;
import dev.lanecast.core.telemetry.CostQuery.By;
import dev.lanecast.core.wire.Wire;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Predicate;
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
        if (json && csv) {
            throw console.wrongUsage("Name one of [--json] and [--csv], not both");
        }
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
            CostCsv.print(console.out(), page.groups());
        } else {
            CostTable.print(console.out(), query, page.groups());
            if (!page.groups().isEmpty()) {
                CostNotes.print(console.out(), outlook, cache);
            }
        }
    }

    private CostQuery query() {
        By asked = by("--by", named -> true, by);
        By splitBy = split == null ? null : by("--split", By::splits, split);
        if (splitBy != null && !asked.isTime()) {
            throw console.wrongUsage("[--split] needs [--by] to be day or hour, but it is [" + by + "]");
        }
        CallFilter wanted = period.filter();
        return CostQuery.by(asked, ZoneId.systemDefault())
                .splitBy(splitBy)
                .between(wanted.from(), wanted.to())
                .of(wanted.project());
    }

    private By by(String option, Predicate<By> possible, String text) {
        return By.of(text)
                .filter(possible)
                .orElseThrow(() -> console.wrongUsage(
                        "[" + option + "] must be one of " + By.wireNames(possible) + ", but is [" + text + "]"));
    }

    private void printJson(CostQuery query, CostPage page, Outlook outlook, CacheEffect cache) {
        Json.print(console.out(), out -> {
            out.startObject();
            out.field("by", query.by().wireName());
            if (query.split() != null) {
                out.field("split", query.split().wireName());
            }
            out.field("time_zone", query.zone().getId());
            Wire.costGroups(page, out);
            Wire.outlook(outlook, out);
            Wire.cacheEffect(cache, out);
            out.endObject();
        });
    }
}

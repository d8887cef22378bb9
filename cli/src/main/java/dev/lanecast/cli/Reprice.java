package dev.lanecast.cli;

import dev.lanecast.core.price.Prices;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.CallFilter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prices calls anew. */
@Command(
        name = "reprice",
        description = {
            "Price calls anew from today's price list and your own prices.",
            "A cost that the caller or a transcript reported stays as it is."
        })
final class Reprice implements Runnable {

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final Database database = new Database();

    @Mixin
    private final Period period = new Period();

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Override
    public void run() {
        CallFilter filter =
                CallFilter.ALL.between(period.since(), period.until()).project(period.project());
        Prices prices = config.read().prices();
        try (TelemetryStore store = database.openExisting()) {
            long changed = store.rewrite(filter, prices::reprice);
            console.out().println(changed == 1 ? "1 call has another price." : changed + " calls have another price.");
        }
    }
}

package dev.lanecast.cli;

import dev.lanecast.core.price.Prices;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.CallFilter;
import dev.lanecast.core.telemetry.Invocation;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prices calls anew. */
@Command(
        name = "reprice",
        description = {
            "Price calls anew from today's price list and your own prices.",
            "A cost that the caller or a transcript reported stays as it is,",
            "and so do the sums of calls that are no longer kept one by one."
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
        CallFilter filter = period.filter();
        Prices prices = config.read().prices();
        LongAdder changed = new LongAdder();
        try (TelemetryStore store = database.openExisting()) {
            store.rewrite(filter, call -> {
                Invocation priced = prices.reprice(call);
                // Of some calls only the version of the price list changes.
                changed.add(Objects.equals(priced.costMicros(), call.costMicros()) ? 0 : 1);
                return priced;
            });
        }
        console.out().println(Amounts.of(changed.sum(), "call has", "calls have") + " another price.");
    }
}

package dev.lanecast.cli;

import dev.lanecast.cli.config.Config;
import dev.lanecast.core.Lanecast;
import dev.lanecast.core.LanecastBuilder;
import dev.lanecast.core.recorder.Budgets;
import dev.lanecast.core.spi.Settings;
import dev.lanecast.core.spi.TelemetryStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Watches trees and serves the dashboard until it is stopped. */
@Command(name = "serve", description = "Watch trees of task files and serve the dashboard. Ctrl-C stops it.")
final class Serve implements Callable<Integer> {

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final Directories directories = new Directories();

    @Mixin
    private final Database database = new Database();

    @Mixin
    private final Listening listening = new Listening();

    @Mixin
    private final ConfigOption configuration = new ConfigOption();

    @Option(
            names = "--stalled-after",
            paramLabel = "TIME",
            converter = Converters.Span.class,
            description = "Flag an assigned task whose file has not changed for so long, such as 90s, 2h or 1d."
                    + " Default: what --config says, else 30m.")
    private @Nullable Duration stalledAfter;

    @Option(
            names = "--transcripts",
            description = "Count the model calls in the session files of Claude Code, Codex and Gemini on this machine"
                    + " as well, live. The files are only read.")
    private boolean transcripts;

    @Option(names = "--open", description = "Open the dashboard in the browser.")
    private boolean open;

    /** Prints the one line that says that the server is there. */
    static void announce(Console console, URI address) {
        console.out().println("Lanecast ready at " + address);
    }

    @Override
    public Integer call() throws Exception {
        Path[] watched = directories.all();
        database.checkOutside(watched);
        Config config = configuration.read();
        try (Lifetime lifetime = Lifetime.begin()) {
            LanecastBuilder builder = builder(watched, config);
            Config.Hook hook = config.webhook();
            Lanecast lanecast = hook == null
                    ? lifetime.closing(builder.start())
                    : lifetime.starting(() -> start(builder, config, hook, lifetime));
            URI address = lanecast.address().orElseThrow();
            lanecast.signInLink().ifPresent(this::showLink);
            announce(console, address);
            if (open) {
                Browser.open(lanecast.signInLink().orElse(address));
            }
            lifetime.await();
        }
        return ExitCode.OK;
    }

    private Lanecast start(LanecastBuilder builder, Config config, Config.Hook hook, Lifetime lifetime) {
        TelemetryStore store = lifetime.closing(database.open());
        Webhook webhook = new Webhook(
                hook,
                store,
                new Budgets(config.budgets()),
                ZoneId.systemDefault(),
                time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
        Lanecast lanecast =
                lifetime.closing(builder.store(store).events(webhook).start());
        // Closed before the store, so that what was just taken can still be kept.
        lifetime.closing(webhook).onReset(lanecast.stream().view());
        return lanecast;
    }

    private LanecastBuilder builder(Path[] watched, Config config) {
        LanecastBuilder builder = config.addTo(Lanecast.builder())
                .watch(watched)
                .settings(settings())
                .stalledAfter(stalledAfter == null ? config.stalledAfter() : stalledAfter)
                .withTelemetry()
                .withDashboard();
        return transcripts ? builder.withTranscripts() : builder;
    }

    private void showLink(URI link) {
        console.err().println("Sign in with this link, which works once: " + link);
    }

    private Settings settings() {
        return listening.addTo(database.addTo(Settings.defaults()), console);
    }
}

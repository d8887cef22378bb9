package dev.lanecast.cli;

import dev.lanecast.core.Lanecast;
import dev.lanecast.core.LanecastBuilder;
import dev.lanecast.core.spi.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Watches trees and serves the dashboard until it is stopped. */
@Command(name = "serve", description = "Watch trees of task files and serve the dashboard. Ctrl-C stops it.")
final class Serve implements Runnable {

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final Directories directories = new Directories();

    @Mixin
    private final Database database = new Database();

    @Mixin
    private final Listening listening = new Listening();

    @Option(
            names = "--stalled-after",
            paramLabel = "TIME",
            defaultValue = "30m",
            converter = Converters.Span.class,
            description = "Flag an assigned task whose file has not changed for so long, such as 90s, 2h or 1d."
                    + " Default: ${DEFAULT-VALUE}.")
    private Duration stalledAfter = Duration.ZERO;

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
    public void run() {
        Path[] watched = directories.all();
        database.checkOutside(watched);
        try (Lifetime lifetime = Lifetime.begin()) {
            Lanecast lanecast = lifetime.closing(builder(watched).start());
            URI address = lanecast.address().orElseThrow();
            lanecast.signInLink().ifPresent(this::showLink);
            announce(console, address);
            if (open) {
                Browser.open(lanecast.signInLink().orElse(address));
            }
            lifetime.await();
        }
    }

    private LanecastBuilder builder(Path[] watched) {
        LanecastBuilder builder = Lanecast.builder()
                .watch(watched)
                .settings(settings())
                .stalledAfter(stalledAfter)
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

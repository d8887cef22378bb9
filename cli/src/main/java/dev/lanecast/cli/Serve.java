package dev.lanecast.cli;

import dev.lanecast.core.Lanecast;
import dev.lanecast.core.spi.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

    @Option(
            names = "--host",
            paramLabel = "NAME",
            defaultValue = "127.0.0.1",
            description = "Loopback name to bind. Default: ${DEFAULT-VALUE}.")
    private String host = "";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            converter = Converters.Port.class,
            description = "Port to listen on; 0 takes any free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--allow-host",
            paramLabel = "NAME",
            description = "Serve requests to this host name as well. Repeatable.")
    private List<String> allowedHosts = List.of();

    @Option(
            names = "--allow-origin",
            paramLabel = "URL",
            description = "Let pages of this exact origin use the server as well. Repeatable.")
    private List<String> allowedOrigins = List.of();

    @Option(
            names = "--stalled-after",
            paramLabel = "TIME",
            defaultValue = "30m",
            converter = Converters.Span.class,
            description = "Flag an assigned task whose file has not changed for so long, such as 90s, 2h or 1d."
                    + " Default: ${DEFAULT-VALUE}.")
    private Duration stalledAfter = Duration.ZERO;

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
            Lanecast lanecast = lifetime.closing(Lanecast.builder()
                    .watch(watched)
                    .settings(settings())
                    .stalledAfter(stalledAfter)
                    .withTelemetry()
                    .withDashboard()
                    .start());
            URI address = lanecast.address().orElseThrow();
            announce(console, address);
            if (open) {
                Browser.open(address);
            }
            lifetime.await();
        }
    }

    private Settings settings() {
        return database.addTo(Settings.defaults())
                .with("server.host", host)
                .with("server.port", port)
                .with("server.allow-host", allowedHosts)
                .with("server.allow-origin", allowedOrigins);
    }
}

package dev.lanecast.cli;

import dev.lanecast.cli.demo.Simulation;
import dev.lanecast.core.Lanecast;
import dev.lanecast.core.spi.Settings;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the dashboard with simulated agents. */
@Command(
        name = "demo",
        description = {
            "Show the dashboard with simulated agents and model calls. Ctrl-C stops it.",
            "It works in a temporary directory of its own, which it deletes at the end."
        })
final class Demo implements Callable<Integer> {

    private static final int USUAL_PORT = 8080;
    private static final Duration STEP = Duration.ofMillis(900);

    @Mixin
    private final Console console = new Console();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = Converters.Port.class,
            description = "Port to listen on; 0 takes any free one. Default: 8080, or any free one if it is taken.")
    private @Nullable Integer port;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "1",
            converter = Converters.Speed.class,
            description = "How many times as fast. Default: ${DEFAULT-VALUE}.")
    private double speed;

    @Option(
            names = "--agents",
            paramLabel = "N",
            defaultValue = "6",
            converter = Converters.Agents.class,
            description = "How many agents. Default: ${DEFAULT-VALUE}.")
    private int agents;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "7",
            description = "What happens follows from this number. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--open", description = "Open the dashboard in the browser.")
    private boolean open;

    @Override
    public Integer call() throws Exception {
        try (Lifetime lifetime = Lifetime.begin()) {
            Show show = lifetime.starting(() -> begin(lifetime));
            URI address = show.lanecast.address().orElseThrow();
            Serve.announce(console, address);
            if (open) {
                Browser.open(address);
            }
            Duration pause = Duration.ofNanos((long) (STEP.toNanos() / speed));
            while (!lifetime.endsWithin(pause)) {
                show.simulation.step(show.calls());
            }
        }
        return ExitCode.OK;
    }

    private Show begin(Lifetime lifetime) throws IOException {
        DemoDirectory directory = lifetime.closing(DemoDirectory.create());
        Simulation simulation =
                new Simulation(directory.tree(), DemoDirectory.PROJECT, agents, seed, InstantSource.system());
        List<Invocation> past = simulation.begin();
        Show show = new Show(lifetime.closing(start(directory)), lifetime.closing(simulation));
        show.calls().record(past);
        return show;
    }

    private Lanecast start(DemoDirectory directory) {
        return Lanecast.builder()
                .watch(directory.repository())
                .settings(Settings.defaults()
                        .with("telemetry.db", directory.database())
                        .with("server.port", port()))
                .withTelemetry()
                .withDashboard()
                .start();
    }

    private int port() {
        if (port != null) {
            return port;
        }
        try (ServerSocket probe = new ServerSocket(USUAL_PORT, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            console.err()
                    .println("Port [" + USUAL_PORT + "] is taken, so any free one is used; choose one with --port.");
            return 0;
        }
    }

    /** What goes on. */
    private record Show(Lanecast lanecast, Simulation simulation) {

        InvocationSink calls() {
            return lanecast.telemetry().orElseThrow();
        }
    }
}

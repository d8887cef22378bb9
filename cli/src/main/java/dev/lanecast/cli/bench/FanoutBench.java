package dev.lanecast.cli.bench;

import dev.lanecast.core.Lanecast;
import dev.lanecast.core.spi.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What many readers cost: a whole Lanecast and all its clients in this process, beside a loop that only writes; then idle
 * clients of a server in a process of its own.
 */
public final class FanoutBench implements Benchmark {

    private static final double SECOND = 1e9;
    private static final double MILLISECOND = 1e6;
    private static final double KILOBYTES = 1_024;
    private static final int BYTES = 300;
    private static final int BATCH = 50;
    private static final String SOCKET = "/dashboard";

    private final Path directory;
    private final Crowd crowd;
    private final List<String> lanecast;
    private final Parts parts = new Parts();

    /**
     * A benchmark that has not begun.
     *
     * @param directory an empty one, deleted by the caller
     * @param lanecast the command line that starts Lanecast, without the name of a command
     */
    public FanoutBench(Path directory, Crowd crowd, List<String> lanecast) {
        this.directory = directory;
        this.crowd = crowd;
        this.lanecast = List.copyOf(lanecast);
    }

    /**
     * How many take part.
     *
     * @param clients who are told events
     * @param events that each of them is told, one at a time; ten times as many in batches
     * @param idle clients who are told nothing
     */
    public record Crowd(int clients, int events, int idle) {}

    @Override
    public List<Figure> run() throws IOException, InterruptedException {
        Rates raw = raw();
        List<Figure> figures = new ArrayList<>(whole(raw));
        figures.add(Figure.of("idle connection, resident", "KB", idle()));
        return figures;
    }

    @Override
    public void close() {
        parts.close();
    }

    private Rates raw() throws IOException {
        try (RawBroadcast server = new RawBroadcast();
                Audience audience = Audience.connect(crowd.clients(), server.address(), SOCKET)) {
            server.accept(crowd.clients());
            return rates(audience, count -> server.send(count, BYTES));
        }
    }

    private List<Figure> whole(Rates raw) throws IOException {
        Announcer announcer = new Announcer(directory);
        try (Lanecast running = Lanecast.builder()
                        .source(announcer)
                        .settings(Settings.defaults().with("server.port", 0))
                        .withDashboard()
                        .start();
                Audience audience = audience(crowd.clients(), running.address().orElseThrow())) {
            Rates whole = rates(audience, announcer::announce);
            Sample alone = rounds(audience, announcer::announce, crowd.events(), 1);
            try (Sleeper sleeper = Sleeper.connect(server(running.address().orElseThrow()), SOCKET)) {
                Sample beside = rounds(audience, announcer::announce, crowd.events(), 1);
                return List.of(
                        new Figure("raw loop: frames sent", "frames/s", raw.single, null),
                        new Figure("frames sent, one event each", "frames/s", whole.single, raw.single),
                        new Figure("raw loop: events sent in batches", "events/s", raw.batched, null),
                        new Figure("events sent in batches", "events/s", whole.batched, raw.batched),
                        new Figure("one event to every client", "ms", alone, null),
                        new Figure("the same beside a client that stopped reading", "ms", beside, alone));
            }
        }
    }

    private double idle() throws IOException, InterruptedException {
        Path tree = directory.resolve("tree");
        Files.createDirectories(tree.resolve("inbox"));
        ServeProcess server = parts.add(ServeProcess.start(lanecast, tree, directory));
        URI address = server.address();
        try (Audience first = audience(crowd.idle() / 10, address)) {
            double before = memory(server);
            try (Audience rest = audience(crowd.idle(), address)) {
                return (memory(server) - before) * KILOBYTES / crowd.idle();
            }
        }
    }

    private static double memory(ServeProcess server) throws IOException {
        OptionalDouble resident = server.memory("VmRSS");
        return resident.orElse(Double.NaN);
    }

    private static Audience audience(int clients, URI address) throws IOException {
        Audience audience = Audience.connect(clients, server(address), SOCKET);
        audience.awaitFrames(2L * clients);
        return audience;
    }

    private static InetSocketAddress server(URI address) {
        return new InetSocketAddress(address.getHost(), address.getPort());
    }

    private Rates rates(Audience audience, Sending sending) throws IOException {
        frames(audience, sending, crowd.events() / 4);
        Sample single = frames(audience, sending, crowd.events());
        batches(audience, sending, crowd.events() / 40 + 1);
        return new Rates(single, batches(audience, sending, crowd.events() / 5 + 1));
    }

    /**
     * Frames a second over all clients. The next event is sent as soon as most of them have the one before: were it all of
     * them, writer and reader would wait for one another in turn. Where a client gets two events in a frame, that is one.
     */
    private Sample frames(Audience audience, Sending sending, int rounds) throws IOException {
        long late = crowd.clients() / 3;
        long before = audience.frames();
        long arrived = audience.events();
        long start = System.nanoTime();
        for (int i = 0; i < rounds; i++) {
            sending.send(1);
            audience.awaitEvents(arrived + (i + 1L) * crowd.clients() - late);
        }
        audience.awaitEvents(arrived + (long) rounds * crowd.clients());
        return Sample.of((audience.frames() - before) * SECOND / (System.nanoTime() - start));
    }

    /** Events a second over all clients, when the next are sent as soon as everybody has the ones before: else they conflate. */
    private Sample batches(Audience audience, Sending sending, int rounds) throws IOException {
        long start = System.nanoTime();
        rounds(audience, sending, rounds, BATCH);
        return Sample.of((double) rounds * BATCH * crowd.clients() * SECOND / (System.nanoTime() - start));
    }

    /** How long it takes each time until everybody has what was sent, in milliseconds. */
    private Sample rounds(Audience audience, Sending sending, int rounds, int batch) throws IOException {
        double[] millis = new double[rounds];
        long arrived = audience.events();
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            sending.send(batch);
            audience.awaitEvents(arrived + (i + 1L) * batch * crowd.clients());
            millis[i] = (System.nanoTime() - start) / MILLISECOND;
        }
        return Sample.of(millis);
    }

    private record Rates(Sample single, Sample batched) {}

    /** Sends so many events to everybody. */
    @FunctionalInterface
    private interface Sending {

        void send(int events) throws IOException;
    }
}

package dev.lanecast.cli.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** What a large tree costs: a server in a fresh process, beside a plain read of every byte. */
public final class ScanBench implements Benchmark {

    private static final long SETTLING_SECONDS = 3;
    private static final double SECOND = 1e9;

    private final Path directory;
    private final Load load;
    private final Duration idle;
    private final List<String> lanecast;
    private final Random random;
    private final Parts parts = new Parts();
    private final List<Figure> figures = new ArrayList<>();

    /**
     * A benchmark that has not begun.
     *
     * @param directory an empty one, deleted by the caller
     * @param idle for how long to watch it do nothing
     * @param lanecast the command line that starts Lanecast, without the name of a command
     */
    public ScanBench(Path directory, Load load, Duration idle, List<String> lanecast) {
        this.directory = directory;
        this.load = load;
        this.idle = idle;
        this.lanecast = List.copyOf(lanecast);
        this.random = new Random(load.seed());
    }

    @Override
    public List<Figure> run() throws IOException, InterruptedException {
        Path tree = directory.resolve("tree");
        List<Path> files = BenchTree.write(tree, load.files());
        Sample raw = Sample.of(readAll(tree));
        figures.add(new Figure("raw read: every byte, one thread", "s", raw, null));
        long start = System.nanoTime();
        ServeProcess server = parts.add(ServeProcess.start(lanecast, tree, directory));
        URI address = server.address();
        figures.add(new Figure("cold start to ready", "s", Sample.of((System.nanoTime() - start) / SECOND), raw));
        figures.add(Figure.of(
                "processor time of that, all threads",
                "s",
                server.processorTime().toNanos() / SECOND));
        memory(server, "memory when ready", "VmRSS");
        changes(files, parts.add(EventSocket.connect(address)));
        memory(server, "memory at its peak", "VmHWM");
        idle(server);
        return List.copyOf(figures);
    }

    @Override
    public void close() {
        parts.close();
    }

    private void changes(List<Path> files, EventSocket client) throws IOException, InterruptedException {
        Changes changes = new Changes(files, directory.resolve("staging"), random);
        Trial trial = new Trial(random);
        if (load.warmUp() > 0) {
            trial.run(load.warmUp(), changes::rename, client);
        }
        Sample renames = trial.run(load.changes(), changes::rename, client);
        figures.add(new Figure("renamed to event received", "ms", renames, null));
        Sample writes = trial.run(load.changes(), changes::write, client);
        figures.add(new Figure("written in place to event received", "ms", writes, null));
    }

    private void idle(ServeProcess server) throws InterruptedException {
        TimeUnit.SECONDS.sleep(Math.min(SETTLING_SECONDS, idle.toSeconds()));
        Duration before = server.processorTime();
        long start = System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(idle.toNanos());
        double used = server.processorTime().minus(before).toNanos();
        figures.add(Figure.of("processor when idle", "% of a core", 100 * used / (System.nanoTime() - start)));
    }

    private void memory(ServeProcess server, String name, String field) {
        server.memory(field).ifPresent(megabytes -> figures.add(Figure.of(name, "MB", megabytes)));
    }

    /** How many seconds it takes to read every file, one after the other. */
    private static double readAll(Path tree) throws IOException {
        long start = System.nanoTime();
        long bytes = 0;
        try (var files = Files.walk(tree)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                bytes += Files.readAllBytes(file).length;
            }
        }
        if (bytes == 0) {
            throw new IOException("There is nothing to read in [" + tree + "]");
        }
        return (System.nanoTime() - start) / SECOND;
    }
}

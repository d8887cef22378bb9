package dev.lanecast.cli.bench;

import dev.lanecast.core.Lanecast;
import dev.lanecast.core.error.ServerException;
import dev.lanecast.core.spi.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How fast changes arrive: a whole Lanecast in this process and one client over loopback, beside a bare loop over the
 * system's watch service.
 */
public final class WatchBench implements Benchmark {

    private static final int STORM = 10;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final long GLANCE = TimeUnit.MICROSECONDS.toNanos(100);
    private static final double MILLISECOND = 1e6;

    private final Path directory;
    private final Load load;
    private final Random random;
    private final Parts parts = new Parts();

    /**
     * A benchmark that has not begun.
     *
     * @param directory an empty one, deleted by the caller
     */
    public WatchBench(Path directory, Load load) {
        this.directory = directory;
        this.load = load;
        this.random = new Random(load.seed());
    }

    @Override
    public List<Figure> run() throws IOException, InterruptedException {
        Path tree = directory.resolve("tree");
        Changes changes = new Changes(BenchTree.write(tree, load.files()), directory.resolve("staging"), random);
        Sample raw = raw();
        Lanecast lanecast = parts.add(start(tree));
        EventSocket client = parts.add(EventSocket.connect(lanecast.address().orElseThrow()));
        Sample renames = sample(changes::rename, client);
        Sample writes = sample(changes::write, client);
        Sample hostile = new Trial(random).run(Math.max(1, load.changes() / STORM), changes::hostile, client);
        return List.of(
                new Figure("raw watch: renamed to noticed", "ms", raw, null),
                new Figure("renamed to event received", "ms", renames, raw),
                new Figure("written in place to event received", "ms", writes, raw),
                new Figure("hostile file to event received", "ms", hostile, raw),
                new Figure("last file of a storm to all on the board", "ms", storm(tree, lanecast), null));
    }

    @Override
    public void close() {
        parts.close();
    }

    /** Ten times as many files as changes, as fast as they can be written. */
    private Sample storm(Path tree, Lanecast lanecast) throws IOException {
        int files = STORM * load.changes();
        int all = lanecast.stream().view().tasks().size() + files;
        Path directory = Files.createDirectories(tree.resolve("assigned/storm"));
        for (int i = 0; i < files; i++) {
            Files.writeString(directory.resolve("storm-" + i + ".yaml"), BenchTree.text("storm-" + i, "Storm"));
        }
        long start = System.nanoTime();
        while (lanecast.stream().view().tasks().size() < all) {
            if (System.nanoTime() - start > PATIENCE) {
                throw new ServerException(
                        "Not all of [" + files + "] new files came to the board within a minute;"
                                + " run it again with --verbose",
                        null);
            }
            LockSupport.parkNanos(GLANCE);
        }
        return Sample.of((System.nanoTime() - start) / MILLISECOND);
    }

    private Sample raw() throws IOException, InterruptedException {
        Path watched = directory.resolve("raw");
        Changes changes = new Changes(List.of(watched.resolve("any")), directory.resolve("staging"), random);
        try (RawWatch watch = RawWatch.of(watched)) {
            return sample(changes::rename, watch);
        }
    }

    private Sample sample(Trial.Plan plan, Witness witness) throws IOException, InterruptedException {
        Trial trial = new Trial(random);
        if (load.warmUp() > 0) {
            trial.run(load.warmUp(), plan, witness);
        }
        return trial.run(load.changes(), plan, witness);
    }

    private static Lanecast start(Path tree) {
        return Lanecast.builder()
                .watch(tree)
                .settings(Settings.defaults().with("server.port", 0))
                .withDashboard()
                .start();
    }
}

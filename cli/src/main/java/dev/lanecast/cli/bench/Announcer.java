package dev.lanecast.cli.bench;

import dev.lanecast.core.board.Observation;
import dev.lanecast.core.spi.Document;
import dev.lanecast.core.spi.SourceHealth;
import dev.lanecast.core.spi.TaskSource;
import dev.lanecast.core.task.InvalidFile;
import dev.lanecast.core.task.InvalidFile.Fault;
import dev.lanecast.core.task.TaskKey;
import dev.lanecast.core.task.TaskRoot;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A source without files: one entry that changes whenever it is told to, in events of about 300 bytes. */
final class Announcer implements TaskSource {

    private static final String PATH = "inbox/bench.yaml";

    private final TaskRoot root;
    private int line;
    private volatile @Nullable Sink sink;

    Announcer(Path directory) {
        this.root = new TaskRoot("bench", directory);
    }

    /** Makes so many events. */
    void announce(int events) {
        for (int i = 0; i < events; i++) {
            Fault fault = new Fault(
                    ++line % 1_000_000 + 1, 1, "mapping values " + FrameCounter.MARK + " are not allowed here");
            Objects.requireNonNull(sink)
                    .observed(new Observation.Broken(
                            new InvalidFile(TaskKey.of("bench", PATH), "bench", PATH, "inbox", fault, Instant.EPOCH),
                            null));
        }
    }

    @Override
    public TaskRoot root() {
        return root;
    }

    @Override
    public void start(Sink sink) {
        sink.scanned(List.of());
        this.sink = sink;
    }

    @Override
    public Document document(String path) {
        return new Document.Missing();
    }

    @Override
    public void flush() {
        // Everything is given to the sink before announce returns.
    }

    @Override
    public SourceHealth health() {
        return new SourceHealth(root, SourceHealth.Mode.NATIVE, 1, 1, 0, null, null, false);
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}

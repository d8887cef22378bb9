package dev.lanecast.watcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes a file in chunks, each of which waits until the watcher has looked at the ones before. Time and hints are given
 * by hand, so that no pause depends on the machine.
 */
final class SlowSave implements AutoCloseable {

    private final Path file;
    private final String path;
    private final WatchedTree tree;
    private final AtomicLong ticks = new AtomicLong();
    private final Semaphore looks = new Semaphore(0);
    private ManualChanges changes;
    private volatile boolean isHalf;
    private volatile boolean isLook;

    SlowSave(Path root, Path file) {
        this.file = file;
        this.path = root.relativize(file).toString();
        this.tree = WatchedTree.watch(
                WatchedTree.settings(root),
                new Time(this::clock, this::tick),
                hints -> changes = new ManualChanges(hints));
    }

    WatchedTree tree() {
        return tree;
    }

    /** The pauses are as long as the looks at a file that cannot be parsed are apart, 20, 30 and 50 ms. */
    void save(String first, String second, String third) throws Exception {
        pass(10);
        try (OutputStream out = Files.newOutputStream(file)) {
            write(first, out);
            isHalf = true;
            hint();
            awaitLook();
            pass(20);
            awaitLook();
            pass(30);
            awaitLook();
            write(second, out);
            hint();
            awaitLook();
            pass(50);
            awaitLook();
            isHalf = false;
            write(third, out);
        }
        hint();
    }

    @Override
    public void close() {
        tree.close();
    }

    private static void write(String chunk, OutputStream out) throws IOException {
        out.write(chunk.getBytes(StandardCharsets.UTF_8));
    }

    private void hint() {
        changes.hints.changed(path);
    }

    private void pass(long millis) {
        ticks.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private void awaitLook() throws InterruptedException {
        assertThat(looks.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    }

    /** The watcher asks for this when it has looked at a file that cannot be parsed; it was always written just then. */
    private Instant clock() {
        isLook = isHalf;
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The watcher asks for this right afterwards, and plans its next look from it. */
    private long tick() {
        long now = ticks.get();
        if (isLook) {
            isLook = false;
            looks.release();
        }
        return now;
    }
}

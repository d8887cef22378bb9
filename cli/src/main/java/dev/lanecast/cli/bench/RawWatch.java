package dev.lanecast.cli.bench;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The bare minimum to compare with: a loop over the system's watch service, for one directory. */
final class RawWatch implements Witness, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(RawWatch.class.getName());

    private final WatchService service;
    private volatile @Nullable Expected expected;

    private RawWatch(WatchService service) {
        this.service = service;
    }

    static RawWatch of(Path directory) throws IOException {
        RawWatch watch = new RawWatch(directory.getFileSystem().newWatchService());
        Files.createDirectories(directory).register(watch.service, ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY);
        Thread thread = new Thread(watch::run, "lanecast-bench-raw");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    @Override
    public CompletableFuture<Long> expect(Change change) {
        Expected next = new Expected(change.file().getFileName(), new CompletableFuture<>());
        expected = next;
        return next.noticed;
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "The watch service did not close cleanly", e);
        }
    }

    private void run() {
        try {
            while (true) {
                WatchKey key = service.take();
                long now = System.nanoTime();
                key.pollEvents().forEach(event -> notice(event, now));
                key.reset();
            }
        } catch (ClosedWatchServiceException | InterruptedException e) {
            LOG.log(System.Logger.Level.DEBUG, "The raw watch ends");
        }
    }

    private void notice(WatchEvent<?> event, long now) {
        Expected waiting = expected;
        if (waiting != null && waiting.name.equals(event.context())) {
            waiting.noticed.complete(now);
        }
    }

    private record Expected(Path name, CompletableFuture<Long> noticed) {}
}

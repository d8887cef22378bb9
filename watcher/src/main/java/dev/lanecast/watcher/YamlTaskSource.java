package dev.lanecast.watcher;

import dev.lanecast.core.error.SourceException;
import dev.lanecast.core.spi.Document;
import dev.lanecast.core.spi.SourceHealth;
import dev.lanecast.core.spi.TaskSource;
import dev.lanecast.core.task.TaskRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Watches one tree of YAML files. */
final class YamlTaskSource implements TaskSource {

    private static final System.Logger LOG = System.getLogger(YamlTaskSource.class.getName());
    private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(1);

    private final WatcherSettings settings;
    private final Time time;
    private final ChangeSource.Opener opener;
    private final TaskFiles files;
    private final Condition condition;
    private @Nullable Watch watch;

    YamlTaskSource(WatcherSettings settings, Time time, ChangeSource.Opener opener) {
        this.settings = settings;
        this.time = time;
        this.opener = opener;
        this.files = new TaskFiles(settings);
        this.condition = new Condition(settings.root());
    }

    @Override
    public TaskRoot root() {
        return settings.root();
    }

    @Override
    public void start(Sink sink) {
        CompletableFuture<Void> scanned = new CompletableFuture<>();
        synchronized (this) {
            if (watch != null) {
                throw new IllegalStateException("The source of [" + root().path() + "] is started already");
            }
            watch = open(new Outlet(sink), scanned);
        }
        try {
            scanned.join();
        } catch (CompletionException e) {
            close();
            throw e.getCause() instanceof SourceException known
                    ? known
                    : new SourceException("Cannot scan [" + root().path() + "]; see the cause", e.getCause());
        }
    }

    private Watch open(Outlet outlet, CompletableFuture<Void> scanned) {
        Path root = root().path();
        DirtySet dirty = new DirtySet(files::counts, time.ticker());
        ChangeSource changes = changes(dirty);
        Reconciler tree = new Reconciler(settings, files, time, changes, outlet);
        WatchLoop loop = new WatchLoop(root, time, dirty, tree, condition);
        Thread thread = new Thread(() -> run(loop, outlet, scanned), "lanecast-watch");
        thread.setDaemon(true);
        thread.start();
        return new Watch(outlet, changes, loop, thread);
    }

    private ChangeSource changes(DirtySet dirty) {
        String reason = WatchMode.pollReason(settings);
        if (reason == null) {
            try {
                return opener.open(dirty);
            } catch (IOException e) {
                reason = "The system has no watch left (" + e.getMessage()
                        + "); raise the sysctl fs.inotify.max_user_instances";
            }
        }
        condition.polls(reason);
        LOG.log(System.Logger.Level.DEBUG, "Polls [{0}]: {1}", root().path(), reason);
        return new ChangeSource.None();
    }

    private static void run(WatchLoop loop, Outlet outlet, CompletableFuture<Void> scanned) {
        try {
            loop.scan();
            outlet.scanned();
            scanned.complete(null);
        } catch (RuntimeException | Error e) {
            scanned.completeExceptionally(e);
            loop.end(null);
            return;
        }
        try {
            loop.run();
        } catch (Error e) {
            loop.end(e);
        }
    }

    @Override
    public Document document(String path) {
        return files.document(path, time.now());
    }

    @Override
    public void flush() throws InterruptedException {
        Watch running;
        synchronized (this) {
            running = watch;
        }
        if (running == null) {
            throw new IllegalStateException("The source of [" + root().path() + "] is not started");
        }
        try {
            running.loop.flush().get();
        } catch (ExecutionException e) {
            throw new SourceException("Cannot compare [" + root().path() + "]; see the cause", e.getCause());
        }
    }

    @Override
    public SourceHealth health() {
        return condition.health();
    }

    @Override
    public void close() {
        Watch running;
        synchronized (this) {
            running = watch;
        }
        if (running != null) {
            running.close();
        }
    }

    /** What runs between start and close. */
    private record Watch(Outlet outlet, ChangeSource changes, WatchLoop loop, Thread thread) {

        void close() {
            outlet.close();
            loop.close();
            changes.close();
            try {
                if (Thread.currentThread() != thread) {
                    thread.join(PATIENCE_MILLIS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

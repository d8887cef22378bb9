package dev.lanecast.watcher;

import dev.lanecast.core.error.SourceException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What the watch thread does: takes hints as they come, and looks at intervals where none may come. */
final class WatchLoop implements Runnable {

    private static final System.Logger LOG = System.getLogger(WatchLoop.class.getName());
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long QUIET = TimeUnit.MILLISECONDS.toNanos(25);

    private final Path root;
    private final Time time;
    private final DirtySet dirty;
    private final Reconciler tree;
    private final Condition condition;
    private final Rounds rounds;
    private final Resyncs resyncs = new Resyncs();
    private final Flushes flushes = new Flushes();
    private volatile boolean closed;
    private volatile @Nullable Error failure;
    private boolean storm;
    private long nextCheck;

    WatchLoop(Path root, Time time, DirtySet dirty, Reconciler tree, Condition condition) {
        this.root = root;
        this.time = time;
        this.dirty = dirty;
        this.tree = tree;
        this.condition = condition;
        this.rounds = new Rounds(time, tree, condition);
    }

    /** The first scan; before {@link #run}, on the same thread. */
    void scan() {
        rounds.first();
        if (tree.coverage().root() == null) {
            throw new SourceException("Cannot watch [" + root + "]: it is no directory; check the path");
        }
        nextCheck = time.nanos() + SECOND;
        publish();
    }

    @Override
    public void run() {
        while (!closed) {
            try {
                turn();
            } catch (InterruptedException e) {
                closed = true;
            } catch (RuntimeException | StackOverflowError e) {
                LOG.log(System.Logger.Level.ERROR, "Watching [" + root + "] failed; the tree is listed anew", e);
                resyncs.add("", "An error while watching; see the log");
            }
        }
        end(null);
    }

    /** Nothing is watched any more; a failure is shown and told to whoever waits. */
    void end(@Nullable Error failure) {
        this.failure = failure;
        closed = true;
        if (failure != null) {
            LOG.log(System.Logger.Level.ERROR, "Watching [" + root + "] ended; restart Lanecast", failure);
            condition.publish(tree.known(), "Watching ended with an error [" + failure + "]; restart Lanecast");
        }
        flushes.all().forEach(this::complete);
    }

    private void complete(CompletableFuture<Void> flush) {
        if (failure == null) {
            flush.complete(null);
        } else {
            flush.completeExceptionally(failure);
        }
    }

    /** Completes when everything that happened before the call has been told. */
    CompletableFuture<Void> flush() {
        CompletableFuture<Void> flush = flushes.ask();
        dirty.wake();
        if (closed) {
            complete(flush);
        }
        return flush;
    }

    void close() {
        closed = true;
        dirty.wake();
    }

    private void turn() throws InterruptedException {
        long now = time.nanos();
        DirtySet.Batch batch = dirty.take(Math.max(0, next(now) - now));
        if (closed) {
            return;
        }
        boolean quiet = time.nanos() - dirty.lastHint() >= QUIET;
        storm = batch.paths().size() > DirtySet.STORM || (storm && !quiet);
        rounds.hear(batch);
        resyncs.add(batch.lost());
        tree.hinted(batch.paths());
        tree.scheduled(storm || !dirty.isEmpty());
        if (time.nanos() - nextCheck() >= 0) {
            check();
        }
        if (resyncs.isDue(time.nanos())) {
            resync();
        }
        settle(flushes.asked());
        publish();
        flushes.complete();
    }

    private long next(long now) {
        return resyncs.next(now, tree.next(nextCheck()));
    }

    /** A resync, which comes soon, looks at more than a round does. */
    private long nextCheck() {
        return resyncs.isEmpty() ? rounds.next(nextCheck) : nextCheck;
    }

    private void resync() {
        condition.resynced(resyncs.reason(), time.now());
        long start = time.nanos();
        try {
            tree.compare(resyncs.take());
        } finally {
            resyncs.done(start, time.nanos());
        }
    }

    private void settle(List<CompletableFuture<Void>> asked) {
        if (asked.isEmpty()) {
            return;
        }
        try {
            if (!resyncs.isEmpty()) {
                condition.resynced(resyncs.reason(), time.now());
                resyncs.take();
            }
            flushes.settle(asked, tree.flush());
        } catch (RuntimeException | Error e) {
            asked.forEach(flush -> flush.completeExceptionally(e));
            throw e;
        }
    }

    /** The system does not tell when the root itself is renamed, replaced or mounted over. */
    private void check() {
        nextCheck = time.nanos() + SECOND;
        Object identity = Sight.of(root) instanceof Sight.Directory directory ? directory.identity() : null;
        if (!Objects.equals(identity, tree.coverage().root())) {
            resyncs.add("", "The watched directory " + (identity == null ? "went away" : "was replaced or came back"));
        }
        rounds.checkUnwatched();
        if (resyncs.isEmpty()) {
            rounds.check();
        }
    }

    private void publish() {
        String fault = tree.coverage().fault();
        condition.publish(tree.known(), fault == null && !resyncs.isEmpty() ? resyncs.reason() : fault);
    }
}

package dev.lanecast.watcher;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Paths that may have changed, each once, however often it did. Bounded: beyond a number of paths it keeps only that
 * everything may have changed. Thread-safe.
 */
final class DirtySet implements ChangeSource.Hints {

    /** As many paths at once are a storm. */
    static final int STORM = 500;

    private static final int MOST = 20_000;
    private static final long STORM_BATCH = TimeUnit.MILLISECONDS.toNanos(20);

    private final Predicate<String> counts;
    private final LongSupplier ticker;
    private final Set<String> paths = new LinkedHashSet<>();
    private final Map<String, String> lost = new LinkedHashMap<>();
    private long lastHint;
    private boolean awake;

    /**
     * An empty set.
     *
     * @param counts which paths matter
     * @param ticker nanoseconds
     */
    DirtySet(Predicate<String> counts, LongSupplier ticker) {
        this.counts = counts;
        this.ticker = ticker;
        this.lastHint = ticker.getAsLong();
    }

    @Override
    public void changed(String path) {
        if (path.isEmpty() || counts.test(path)) {
            add(path);
        }
    }

    @Override
    public synchronized void lost(String directory, String reason) {
        lost.putIfAbsent(directory, reason);
        lastHint = ticker.getAsLong();
        notifyAll();
    }

    /** Ends the wait of {@link #take}, now or the next time. */
    synchronized void wake() {
        awake = true;
        notifyAll();
    }

    synchronized boolean isEmpty() {
        return paths.isEmpty() && lost.isEmpty();
    }

    /** When the last hint came. */
    synchronized long lastHint() {
        return lastHint;
    }

    /** Takes everything, after waiting for something for so long; in a storm after a moment more. */
    synchronized Batch take(long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (paths.isEmpty() && lost.isEmpty() && !awake && waitUntil(deadline)) {
            // A spurious wake-up waits again.
        }
        if (paths.size() > STORM) {
            gather();
        }
        awake = false;
        Batch batch = new Batch(List.copyOf(paths), Map.copyOf(lost), ticker.getAsLong());
        paths.clear();
        lost.clear();
        return batch;
    }

    private void gather() throws InterruptedException {
        long end = System.nanoTime() + STORM_BATCH;
        while (!awake && waitUntil(end)) {
            // Every further hint ends the wait, but not the batch.
        }
    }

    /** Whether there was time left to wait. */
    private boolean waitUntil(long deadline) throws InterruptedException {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            return false;
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
        return true;
    }

    private synchronized void add(String path) {
        lastHint = ticker.getAsLong();
        if (paths.size() >= MOST) {
            paths.clear();
            lost.put("", "more than [" + MOST + "] changes waited");
        }
        if (!lost.containsKey("")) {
            paths.add(path);
        }
        notifyAll();
    }

    /**
     * What is dirty.
     *
     * @param paths in the order of their first hint
     * @param lost directories of which anything may have changed, each with the reason
     * @param at when it was taken; hints that came before are in this batch or an earlier one
     */
    record Batch(List<String> paths, Map<String, String> lost, long at) {}
}

package dev.lanecast.watcher;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Those who wait until everything that happened before their call has been told. */
final class Flushes {

    private final List<CompletableFuture<Void>> asked = new ArrayList<>();
    private final List<Found> settling = new ArrayList<>();

    /** From any thread. */
    CompletableFuture<Void> ask() {
        CompletableFuture<Void> flush = new CompletableFuture<>();
        synchronized (asked) {
            asked.add(flush);
        }
        return flush;
    }

    /** Takes those that nobody looked for yet. On the watch thread. */
    List<CompletableFuture<Void>> asked() {
        synchronized (asked) {
            List<CompletableFuture<Void>> taken = List.copyOf(asked);
            asked.clear();
            return taken;
        }
    }

    /** Lets those wait until what was found for them has settled. On the watch thread. */
    void settle(List<CompletableFuture<Void>> found, BooleanSupplier settled) {
        settling.add(new Found(found, settled));
    }

    /** On the watch thread, after what happened has been told. */
    void complete() {
        settling.removeIf(Found::complete);
    }

    /** Takes all of them. On the watch thread, or after its end. */
    List<CompletableFuture<Void>> all() {
        List<CompletableFuture<Void>> all = new ArrayList<>(asked());
        settling.forEach(waiting -> all.addAll(waiting.flushes));
        settling.clear();
        return all;
    }

    private record Found(List<CompletableFuture<Void>> flushes, BooleanSupplier settled) {

        boolean complete() {
            boolean now = settled.getAsBoolean();
            if (now) {
                flushes.forEach(flush -> flush.complete(null));
            }
            return now;
        }
    }
}

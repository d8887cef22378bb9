package dev.lanecast.core.contract;

import dev.lanecast.core.event.Fact;
import dev.lanecast.core.spi.EventBus;
import dev.lanecast.core.spi.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Remembers what it hears on a bus. Thread-safe. */
final class Heard implements EventBus.Listener {

    final CompletableFuture<Position> gone = new CompletableFuture<>();
    final CountDownLatch entered = new CountDownLatch(1);
    volatile @Nullable CountDownLatch before;
    volatile @Nullable Error failure;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Position> positions = new ArrayList<>();
    private final AtomicInteger inside = new AtomicInteger();
    private volatile boolean overlapped;

    @Override
    public void onFact(Position position, Fact fact) {
        overlapped |= inside.incrementAndGet() > 1;
        entered.countDown();
        waitFor(before);
        synchronized (this) {
            positions.add(position);
            facts.add(fact);
            notifyAll();
        }
        inside.decrementAndGet();
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void onGone(Position asked) {
        gone.complete(asked);
    }

    boolean overlapped() {
        return overlapped;
    }

    synchronized List<Position> positions() {
        return List.copyOf(positions);
    }

    synchronized List<Long> revisions() {
        return facts.stream().map(fact -> fact.stamp().revision()).toList();
    }

    /** Blocks until it has heard the fact of that revision; the test's time limit ends a vain wait. */
    synchronized void awaitRevision(long revision) throws InterruptedException {
        while (!revisions().contains(revision)) {
            wait();
        }
    }

    private static void waitFor(@Nullable CountDownLatch latch) {
        try {
            if (latch != null) {
                latch.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

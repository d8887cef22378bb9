package dev.lanecast.watcher;

import dev.lanecast.core.board.Observation;
import dev.lanecast.core.spi.TaskSource;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;

/** Leads to a board, but stops the watch thread at its first observation until it is released. */
record StallingSink(BoardModel board, CountDownLatch stalled, CountDownLatch released) implements TaskSource.Sink {

    StallingSink(BoardModel board) {
        this(board, new CountDownLatch(1), new CountDownLatch(1));
    }

    @Override
    public void scanned(Collection<? extends Observation> observations) {
        board.scanned(observations);
    }

    @Override
    public void observed(Observation observation) {
        stalled.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        board.observed(observation);
    }
}

package dev.lanecast.telemetry.transcript;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several things at once, in threads of their own; a single one in that of the caller. */
final class SideBySide {

    private SideBySide() {}

    /**
     * Returns when all of them have ended, and throws what the first one threw that failed.
     *
     * @throws CancellationException if the thread is interrupted
     */
    static void run(List<Runnable> works) {
        if (works.size() == 1) {
            works.get(0).run();
        } else if (!works.isEmpty()) {
            ExecutorService threads = Executors.newFixedThreadPool(works.size(), SideBySide::thread);
            try {
                awaitAll(threads.invokeAll(
                        works.stream().map(SideBySide::callable).toList()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("Interrupted");
            } finally {
                threads.shutdown();
            }
        }
    }

    private static void awaitAll(List<Future<Void>> ended) throws InterruptedException {
        for (Future<Void> one : ended) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
            }
        }
    }

    private static Callable<Void> callable(Runnable work) {
        return () -> {
            work.run();
            return null;
        };
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "lanecast-transcripts");
        thread.setDaemon(true);
        return thread;
    }
}

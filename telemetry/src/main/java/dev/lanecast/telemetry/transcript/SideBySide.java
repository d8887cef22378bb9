package dev.lanecast.telemetry.transcript;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Does several things at once, in threads of their own; a single one in that of the caller. */
final class SideBySide {

    private SideBySide() {}

    /** Returns when all of them have ended, and throws what one threw that failed. */
    static void run(List<Runnable> works) {
        if (works.size() > 1) {
            runAll(works);
        } else {
            works.forEach(Runnable::run);
        }
    }

    private static void runAll(List<Runnable> works) {
        ExecutorService threads = Executors.newFixedThreadPool(works.size(), SideBySide::thread);
        try {
            CompletableFuture.allOf(works.stream()
                            .map(work -> CompletableFuture.runAsync(work, threads))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException fault ? fault : e;
        } finally {
            threads.shutdown();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "lanecast-transcripts");
        thread.setDaemon(true);
        return thread;
    }
}

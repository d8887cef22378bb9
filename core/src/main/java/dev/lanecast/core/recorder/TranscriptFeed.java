package dev.lanecast.core.recorder;

import dev.lanecast.core.spi.InvocationSource;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks sources for new model calls again and again, and records them. Thread-safe. */
public final class TranscriptFeed implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(TranscriptFeed.class.getName());
    private static final long LEAST_PAUSE = TimeUnit.SECONDS.toNanos(1);
    private static final long STOP_SECONDS = 5;

    /** Looking takes at most one part in so many of a processor. */
    private static final long SHARE = 20;

    private final List<InvocationSource> sources;
    private final InvocationSink recorder;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "lanecast-transcripts");
        thread.setDaemon(true);
        return thread;
    });

    /** A feed that is not started. */
    public TranscriptFeed(List<InvocationSource> sources, InvocationSink recorder) {
        this.sources = List.copyOf(sources);
        this.recorder = recorder;
    }

    /** Begins; returns at once. Called once. */
    public void start() {
        worker.execute(this::look);
    }

    /** Ends it; nothing is recorded after the call returns, unless a commit takes seconds. A second call does nothing. */
    @Override
    public void close() {
        worker.shutdown();
        try {
            worker.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The task reports its own failures.
    private void look() {
        long start = System.nanoTime();
        sources.forEach(this::read);
        long pause = Math.max(LEAST_PAUSE, SHARE * (System.nanoTime() - start));
        try {
            worker.schedule(this::look, pause, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "Closed meanwhile");
        }
    }

    private void read(InvocationSource source) {
        try {
            source.read(new Recording());
        } catch (CancellationException e) {
            LOG.log(System.Logger.Level.DEBUG, "Closed meanwhile");
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Cannot keep what is new in " + source.places() + "; trying again", e);
        }
    }

    /** Records calls until the feed is closed. */
    private final class Recording implements InvocationSource.Sink {

        @Override
        public void calls(List<Invocation> calls) {
            checkOpen();
            recorder.record(calls);
        }

        @Override
        public void progress(int files, long bytes, long total) {
            checkOpen();
        }

        private void checkOpen() {
            if (worker.isShutdown()) {
                throw new CancellationException();
            }
        }
    }
}

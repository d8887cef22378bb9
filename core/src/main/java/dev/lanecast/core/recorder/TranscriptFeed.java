package dev.lanecast.core.recorder;

import dev.lanecast.core.spi.FileState;
import dev.lanecast.core.spi.InvocationSource;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Asks sources for new model calls again and again, and records them. Thread-safe. */
public final class TranscriptFeed implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(TranscriptFeed.class.getName());
    private static final long LEAST_PAUSE = TimeUnit.SECONDS.toNanos(1);
    private static final long MOST_PAUSE = TimeUnit.SECONDS.toNanos(5);
    private static final long STOP_SECONDS = 5;

    /** Looking takes at most one part in so many of the time, unless calls would be told late for that. */
    private static final long SHARE = 20;

    private final List<InvocationSource> sources;
    private final InvocationSink recorder;
    private final TelemetryStore store;
    private final LongSupplier nanos;
    private final ScheduledExecutorService worker;
    private final Map<Path, FileState> known = new HashMap<>();
    private boolean loaded;

    /**
     * A feed that is not started.
     *
     * @param store knows which files have been read before
     */
    public TranscriptFeed(List<InvocationSource> sources, InvocationSink recorder, TelemetryStore store) {
        this(
                sources,
                recorder,
                store,
                System::nanoTime,
                Executors.newSingleThreadScheduledExecutor(TranscriptFeed::thread));
    }

    TranscriptFeed(
            List<InvocationSource> sources,
            InvocationSink recorder,
            TelemetryStore store,
            LongSupplier nanos,
            ScheduledExecutorService worker) {
        this.sources = List.copyOf(sources);
        this.recorder = recorder;
        this.store = store;
        this.nanos = nanos;
        this.worker = worker;
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
        long reading = 0;
        for (InvocationSource source : sources) {
            reading += read(source);
        }
        long pause = Math.min(MOST_PAUSE, Math.max(LEAST_PAUSE, SHARE * reading));
        try {
            worker.schedule(this::look, pause, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "Closed meanwhile");
        }
    }

    /** Answers how long it took, in nanoseconds, not counting how long the store took. */
    private long read(InvocationSource source) {
        Recording recording = new Recording();
        long start = nanos.getAsLong();
        try {
            recording.keeping(this::load);
            try {
                source.read(recording);
            } finally {
                recording.keeping(() -> store.keepFilesRead(recording.finished));
            }
        } catch (CancellationException e) {
            LOG.log(System.Logger.Level.DEBUG, "Closed meanwhile");
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Cannot keep what is new in " + source.places() + "; trying again", e);
        }
        return nanos.getAsLong() - start - recording.keeping;
    }

    private void load() {
        if (!loaded) {
            store.filesRead().forEach(file -> known.put(file.file(), file));
            loaded = true;
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "lanecast-transcripts");
        thread.setDaemon(true);
        return thread;
    }

    /** Records calls until the feed is closed. */
    private final class Recording implements InvocationSource.Sink {

        private final List<FileState> finished = new ArrayList<>();
        private long keeping;

        @Override
        public void calls(List<Invocation> calls) {
            checkOpen();
            keeping(() -> recorder.record(calls));
        }

        @Override
        public boolean isKnown(FileState file) {
            return file.equals(known.get(file.file()));
        }

        @Override
        public void finished(FileState file) {
            known.put(file.file(), file);
            finished.add(file);
        }

        @Override
        public void progress(int files, long bytes, long total) {
            checkOpen();
        }

        void keeping(Runnable work) {
            long start = nanos.getAsLong();
            try {
                work.run();
            } finally {
                keeping += nanos.getAsLong() - start;
            }
        }

        private void checkOpen() {
            if (worker.isShutdown()) {
                throw new CancellationException();
            }
        }
    }
}

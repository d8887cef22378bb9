package dev.lanecast.telemetry.transcript;

import dev.lanecast.core.spi.FileState;
import dev.lanecast.core.spi.InvocationSource;
import dev.lanecast.core.telemetry.Invocation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands on what several readers read, one at a time. What the sink throws once ends all of them. Thread-safe. */
final class SharedSink {

    private final InvocationSource.Sink sink;
    private final int files;
    private final long total;
    private long read;
    private @Nullable RuntimeException fault;

    /** For so many files that have something new, with so many bytes. */
    SharedSink(InvocationSource.Sink sink, int files, long total) {
        this.sink = sink;
        this.files = files;
        this.total = total;
    }

    void calls(List<Invocation> calls) {
        tell(() -> sink.calls(calls));
    }

    /** Hears of a line whose call cannot be right. */
    void refused() {
        tell(sink::refused);
    }

    void finished(FileState file) {
        tell(() -> sink.finished(file));
    }

    /** Hears how many bytes more have been read; a file may grow meanwhile. */
    void progress(long bytes) {
        tell(() -> {
            read += bytes;
            sink.progress(files, Math.min(read, total), total);
        });
    }

    private synchronized void tell(Runnable telling) {
        if (fault != null) {
            throw fault;
        }
        try {
            telling.run();
        } catch (RuntimeException e) {
            fault = e;
            throw e;
        }
    }
}

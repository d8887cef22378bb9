package dev.lanecast.telemetry.transcript;

import dev.lanecast.core.spi.FileState;
import dev.lanecast.core.spi.InvocationSource;
import dev.lanecast.core.telemetry.Invocation;
import java.util.List;

/** Hands on what several readers read, one at a time. Thread-safe. */
final class SharedSink {

    private final InvocationSource.Sink sink;
    private final int files;
    private final long total;
    private long read;

    /** For so many files that have something new, with so many bytes. */
    SharedSink(InvocationSource.Sink sink, int files, long total) {
        this.sink = sink;
        this.files = files;
        this.total = total;
    }

    synchronized void calls(List<Invocation> calls) {
        sink.calls(calls);
    }

    /** Hears of a line whose call cannot be right. */
    synchronized void refused() {
        sink.refused();
    }

    synchronized void finished(FileState file) {
        sink.finished(file);
    }

    /** Hears how many bytes more have been read; a file may grow meanwhile. */
    synchronized void progress(long bytes) {
        read += bytes;
        sink.progress(files, Math.min(read, total), total);
    }
}

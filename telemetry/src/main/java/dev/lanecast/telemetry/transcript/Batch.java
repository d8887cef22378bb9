package dev.lanecast.telemetry.transcript;

import dev.lanecast.core.spi.InvocationSource;
import dev.lanecast.core.telemetry.Invocation;
import java.util.ArrayList;
import java.util.List;

/** Hands on calls, many at a time. */
final class Batch {

    private static final int SIZE = 1_000;

    private final InvocationSource.Sink sink;
    private final int files;
    private final long total;
    private final List<Invocation> calls = new ArrayList<>();
    private long read;

    Batch(InvocationSource.Sink sink, int files, long total) {
        this.sink = sink;
        this.files = files;
        this.total = total;
    }

    void accept(Invocation call) {
        calls.add(call);
        if (calls.size() >= SIZE) {
            flush();
        }
    }

    /** Hears of a line whose call cannot be right. */
    void refused() {
        sink.refused();
    }

    void flush() {
        if (!calls.isEmpty()) {
            sink.calls(List.copyOf(calls));
            calls.clear();
        }
    }

    /** Hears how many bytes more have been read; a file may grow meanwhile. */
    void progress(long bytes) {
        read += bytes;
        sink.progress(files, Math.min(read, total), total);
    }
}

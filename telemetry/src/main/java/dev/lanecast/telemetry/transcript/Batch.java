package dev.lanecast.telemetry.transcript;

import dev.lanecast.core.telemetry.Invocation;
import java.util.ArrayList;
import java.util.List;

/** Hands on calls, many at a time. */
final class Batch {

    private static final int SIZE = 1_000;

    private final SharedSink sink;
    private final List<Invocation> calls = new ArrayList<>();

    Batch(SharedSink sink) {
        this.sink = sink;
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

    /** Hears how many bytes more have been read. */
    void progress(long bytes) {
        sink.progress(bytes);
    }
}

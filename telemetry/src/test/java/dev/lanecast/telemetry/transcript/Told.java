package dev.lanecast.telemetry.transcript;

import dev.lanecast.core.spi.InvocationSource;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.telemetry.CallTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a source tells, with what it tells of one call put together. */
class Told implements InvocationSource.Sink {

    final List<Invocation> calls = new ArrayList<>();
    final List<Long> bytes = new ArrayList<>();
    long total;
    int files;
    int refused;

    @Override
    public void refused() {
        refused++;
    }

    @Override
    public void calls(List<Invocation> more) {
        calls.addAll(more);
    }

    @Override
    public void progress(int files, long bytes, long total) {
        this.files = files;
        this.bytes.add(bytes);
        this.total = total;
    }

    /** One line for each call, by id. */
    List<String> lines() {
        Map<String, Invocation> merged = new TreeMap<>();
        calls.forEach(call -> merged.merge(call.invocationId(), call, Invocation::merge));
        return merged.values().stream().map(CallTexts::text).toList();
    }
}

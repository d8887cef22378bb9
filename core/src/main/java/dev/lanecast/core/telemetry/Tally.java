package dev.lanecast.core.telemetry;

import dev.lanecast.core.telemetry.Invocation.Status;

/** Adds calls up. Not thread-safe. */
public final class Tally {

    private long invocations;
    private long prompt;
    private long completion;
    private long cacheRead;
    private long cacheWrite;
    private long micros;
    private long unpriced;
    private long errors;
    private final Latencies latencies = new Latencies();

    /** Counts a call once; with {@code -1} takes it away again. */
    public void add(Invocation call, int times) {
        Tokens tokens = call.tokens();
        CallCost cost = call.cost();
        invocations += times;
        prompt += times * tokens.prompt();
        completion += times * tokens.completion();
        cacheRead += times * tokens.cacheRead();
        cacheWrite += times * tokens.cacheWrite();
        micros += cost == null ? 0 : times * cost.micros();
        unpriced += cost == null ? times : 0;
        errors += call.status() == Status.SUCCESS ? 0 : times;
        Long latency = call.latencyMs();
        if (latency != null) {
            latencies.add(latency, times);
        }
    }

    /** Counts what another one has counted. */
    public void add(Tally other) {
        add(other, 1);
    }

    /** Counts what another one has counted, once; with {@code -1} takes it away again. */
    public void add(Tally other, int times) {
        invocations += times * other.invocations;
        prompt += times * other.prompt;
        completion += times * other.completion;
        cacheRead += times * other.cacheRead;
        cacheWrite += times * other.cacheWrite;
        micros += times * other.micros;
        unpriced += times * other.unpriced;
        errors += times * other.errors;
        latencies.addAll(other.latencies, times);
    }

    /** Counts what has been added up elsewhere, once; with {@code -1} takes it away again. */
    public void add(long invocations, Tokens tokens, long micros, long unpriced, long errors, int times) {
        this.invocations += times * invocations;
        prompt += times * tokens.prompt();
        completion += times * tokens.completion();
        cacheRead += times * tokens.cacheRead();
        cacheWrite += times * tokens.cacheWrite();
        this.micros += times * micros;
        this.unpriced += times * unpriced;
        this.errors += times * errors;
    }

    /** How long the calls took; adding to it adds here. */
    public Latencies latencies() {
        return latencies;
    }

    public long invocations() {
        return invocations;
    }

    public long prompt() {
        return prompt;
    }

    public long completion() {
        return completion;
    }

    public long cacheRead() {
        return cacheRead;
    }

    public long cacheWrite() {
        return cacheWrite;
    }

    public long tokens() {
        return prompt + completion + cacheRead + cacheWrite;
    }

    public long micros() {
        return micros;
    }

    public long unpriced() {
        return unpriced;
    }

    public long errors() {
        return errors;
    }

    /** What has been counted so far. None of it may be negative. */
    public Usage usage() {
        return new Usage(
                invocations,
                new Tokens(prompt, completion, cacheRead, cacheWrite),
                micros,
                unpriced,
                errors,
                latencies.percentile(50),
                latencies.percentile(95),
                latencies.percentile(99));
    }
}

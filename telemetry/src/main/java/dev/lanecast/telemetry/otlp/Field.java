package dev.lanecast.telemetry.otlp;

import java.util.Locale;

/** What the table of calls says something about. */
enum Field {
    ID,
    IDENTITY,
    TIME,
    SEQUENCE,
    SESSION,
    TASK,
    AGENT,
    PRODUCT,
    TOOL,
    PROVIDER,
    MODEL,
    TIER,
    HOLDS,
    INPUT,
    TOOL_INPUT,
    OUTPUT,
    THOUGHTS,
    REASONING,
    CACHE_READ,
    CACHE_WRITE,
    KIND,
    COST_MICROS,
    COST_USD,
    LATENCY,
    STATUS,
    ERROR,
    PROJECT,
    BRANCH;

    static Field named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}

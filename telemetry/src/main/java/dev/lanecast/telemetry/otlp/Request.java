package dev.lanecast.telemetry.otlp;

import java.util.Arrays;
import java.util.Optional;

/** What an exporter sends. */
enum Request {
    LOGS("otlp-logs"),
    TRACES("otlp-traces"),
    METRICS("otlp-metrics"),
    /** One of the others, whichever it turns out to be. */
    ANY("otlp");

    private final String kind;

    Request(String kind) {
        this.kind = kind;
    }

    static Optional<Request> of(String kind) {
        return Arrays.stream(values())
                .filter(request -> request.kind.equals(kind))
                .findFirst();
    }
}

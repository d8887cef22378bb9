package dev.lanecast.server.jetty;

import dev.lanecast.core.spi.LiveBoard;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.CallFilter;
import dev.lanecast.core.wire.Moment;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads from a request which model calls it asks for. */
final class CallQueries {

    private CallQueries() {}

    static TelemetryStore store(LiveBoard board) throws RefusedException {
        return board.store()
                .orElseThrow(() -> new RefusedException(503, "no_telemetry", "This server keeps no model calls"));
    }

    static CallFilter filter(Query query, ZoneId zone) throws RefusedException {
        return CallFilter.ALL
                .between(from(query, zone), to(query, zone))
                .project(query.text("project").orElse(null))
                .model(query.text("model").orElse(null))
                .agent(query.text("agent").orElse(null))
                .task(query.text("task").orElse(null))
                .session(query.text("session").orElse(null))
                .tool(query.text("tool").orElse(null));
    }

    static @Nullable Instant from(Query query, ZoneId zone) throws RefusedException {
        return time("from", query, text -> Moment.begin(text, zone));
    }

    static @Nullable Instant to(Query query, ZoneId zone) throws RefusedException {
        return time("to", query, text -> Moment.end(text, zone));
    }

    private static @Nullable Instant time(String name, Query query, Reading reading) throws RefusedException {
        Optional<String> text = query.text(name).filter(given -> !given.isEmpty());
        if (text.isEmpty()) {
            return null;
        }
        try {
            return reading.of(text.get());
        } catch (DateTimeException e) {
            throw new RefusedException(
                    400,
                    "bad_parameter",
                    "[" + name + "] must be a day such as 2026-11-20 or an ISO-8601 time with a zone, but is ["
                            + text.get() + "]",
                    name);
        }
    }

    /** Makes a time of a text. */
    private interface Reading {

        Instant of(String text);
    }
}

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
        return period(query, zone)
                .project(query.text("project").orElse(null))
                .model(query.text("model").orElse(null))
                .agent(query.text("agent").orElse(null))
                .task(query.text("task").orElse(null))
                .session(query.text("session").orElse(null))
                .tool(query.text("tool").orElse(null));
    }

    /** All calls between the two times that a request names. */
    static CallFilter period(Query query, ZoneId zone) throws RefusedException {
        Instant from = time("from", query, text -> Moment.begin(text, zone));
        Instant to = time("to", query, text -> Moment.end(text, zone));
        if (from != null && to != null && !from.isBefore(to)) {
            throw RefusedException.parameter(
                    "from",
                    "[from] must be before the end of [to], but they are ["
                            + query.text("from").orElse("") + "] and ["
                            + query.text("to").orElse("") + "]");
        }
        return CallFilter.ALL.between(from, to);
    }

    private static @Nullable Instant time(String name, Query query, Reading reading) throws RefusedException {
        Optional<String> text = query.text(name).filter(given -> !given.isEmpty());
        if (text.isEmpty()) {
            return null;
        }
        try {
            return reading.of(text.get());
        } catch (DateTimeException e) {
            // A plus that is not escaped arrives as a space.
            throw RefusedException.parameter(
                    name,
                    "[" + name + "] must be a day such as 2026-11-20 or an ISO-8601 time with a zone, but is ["
                            + text.get() + "]" + (text.get().contains(" ") ? "; write a + as %2B" : ""));
        }
    }

    /** Makes a time of a text. */
    private interface Reading {

        Instant of(String text);
    }
}

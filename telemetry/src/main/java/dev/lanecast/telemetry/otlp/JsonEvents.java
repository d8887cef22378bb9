package dev.lanecast.telemetry.otlp;

import dev.lanecast.telemetry.JsonCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Decodes single log records and spans in JSON. */
final class JsonEvents {

    private static final Set<String> ERROR = Set.of("2", "STATUS_CODE_ERROR");

    private final JsonCursor cursor;
    private final CallTable table;

    JsonEvents(JsonCursor cursor, CallTable table) {
        this.cursor = cursor;
        this.table = table;
    }

    /** Reads the attributes of a resource. */
    void resource(Map<String, String> into) throws IOException {
        if (cursor.object()) {
            while (cursor.field()) {
                if (cursor.name().equals("attributes")) {
                    attributes(into);
                } else {
                    cursor.skip();
                }
            }
        }
    }

    /** Reads the object that begins here. */
    Event event(Signal signal, Map<String, String> resource) throws IOException {
        List<String> names = new ArrayList<>();
        Map<String, String> own = new HashMap<>();
        Map<String, String> said = new HashMap<>();
        while (cursor.field()) {
            switch (cursor.name()) {
                case "attributes" -> attributes(own);
                case "status" -> status(said);
                case "body" -> addKnown(value(), names);
                case "name", "eventName" -> addKnown(cursor.text(), names);
                case "timeUnixNano",
                        "observedTimeUnixNano",
                        "startTimeUnixNano",
                        "endTimeUnixNano",
                        "traceId",
                        "spanId" -> put(said, cursor.name());
                default -> cursor.skip();
            }
        }
        addKnown(own.get(LogNames.EVENT_NAME), names);
        return new Event(
                signal,
                names,
                resource,
                own,
                nanos(said.get("startTimeUnixNano")),
                signal == Signal.SPAN
                        ? nanos(said.get("endTimeUnixNano"))
                        : LogNames.time(nanos(said.get("timeUnixNano")), nanos(said.get("observedTimeUnixNano"))),
                spanId(said),
                ERROR.contains(said.getOrDefault("code", "")),
                said.get("message"));
    }

    /** Reads the attributes that matter. */
    void attributes(Map<String, String> into) throws IOException {
        if (cursor.array()) {
            while (cursor.element()) {
                if (cursor.object()) {
                    attribute(into);
                }
            }
        }
    }

    private void attribute(Map<String, String> into) throws IOException {
        Map.Entry<String, String> attribute = attribute(this::isKnown);
        if (isKnown(attribute.getKey())) {
            into.put(attribute.getKey(), attribute.getValue());
        }
    }

    /** Reads one attribute, its value only if its name is wanted; the name is empty if it has no plain value. */
    Map.Entry<String, String> attribute(Predicate<String> wanted) throws IOException {
        String key = null;
        String value = null;
        while (cursor.field()) {
            if (cursor.name().equals("key")) {
                key = cursor.text();
            } else if (cursor.name().equals("value") && (key == null || wanted.test(key))) {
                value = value();
            } else {
                cursor.skip();
            }
        }
        return key == null || value == null ? Map.entry("", "") : Map.entry(key, value);
    }

    /** Whether an attribute matters. */
    boolean isKnown(String attribute) {
        return table.attributes().contains(attribute);
    }

    /** A value that is one text, number or truth; null if it is another. */
    private @Nullable String value() throws IOException {
        String value = null;
        if (cursor.object()) {
            while (cursor.field()) {
                switch (cursor.name()) {
                    case "stringValue", "intValue", "doubleValue", "boolValue" -> value = cursor.text();
                    default -> cursor.skip();
                }
            }
        }
        return value;
    }

    private void status(Map<String, String> into) throws IOException {
        if (cursor.object()) {
            while (cursor.field()) {
                if (cursor.name().equals("code") || cursor.name().equals("message")) {
                    put(into, cursor.name());
                } else {
                    cursor.skip();
                }
            }
        }
    }

    private void put(Map<String, String> into, String name) throws IOException {
        String text = cursor.text();
        if (text != null) {
            into.put(name, text);
        }
    }

    /** Keeps the name of an event that matters. */
    void addKnown(@Nullable String name, List<String> names) {
        if (name != null && table.eventNames().contains(name)) {
            names.add(name);
        }
    }

    /** A time; 0 if there is none. */
    static long nanos(@Nullable String text) {
        try {
            return text == null ? 0 : Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String spanId(Map<String, String> said) {
        String trace = said.getOrDefault("traceId", "").toLowerCase(Locale.ROOT);
        String span = said.getOrDefault("spanId", "").toLowerCase(Locale.ROOT);
        return trace.isEmpty() || span.isEmpty() ? "" : trace + "-" + span;
    }
}

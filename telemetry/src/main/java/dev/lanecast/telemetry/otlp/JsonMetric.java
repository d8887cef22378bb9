package dev.lanecast.telemetry.otlp;

import dev.lanecast.telemetry.JsonCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Decodes one metric in JSON, as far as it is a sum. */
final class JsonMetric {

    private static final Set<String> DELTA = Set.of("1", "AGGREGATION_TEMPORALITY_DELTA");

    private final JsonCursor cursor;
    private final JsonEvents events;
    private final List<String> names = new ArrayList<>();
    private final List<Point> points = new ArrayList<>();
    private boolean delta;

    JsonMetric(JsonCursor cursor, JsonEvents events) {
        this.cursor = cursor;
        this.events = events;
    }

    /** Reads the object that begins here; what it tells is to be told once the resource is known. */
    List<Runnable> read(Map<String, String> resource, Event.Sink sink) throws IOException {
        while (cursor.field()) {
            if (cursor.name().equals("name")) {
                events.addKnown(cursor.text(), names);
            } else if (cursor.name().equals("sum")) {
                sum();
            } else {
                cursor.skip();
            }
        }
        return names.isEmpty()
                ? List.of()
                : points.stream().map(point -> told(point, resource, sink)).toList();
    }

    private Runnable told(Point point, Map<String, String> resource, Event.Sink sink) {
        return () -> {
            Map<String, String> series = new TreeMap<>(resource);
            series.putAll(point.all);
            sink.counter(point.event(names, resource), series.toString(), point.value(), delta);
        };
    }

    private void sum() throws IOException {
        if (cursor.object()) {
            while (cursor.field()) {
                if (cursor.name().equals("aggregationTemporality")) {
                    delta = DELTA.contains(String.valueOf(cursor.text()));
                } else if (cursor.name().equals("dataPoints")) {
                    points();
                } else {
                    cursor.skip();
                }
            }
        }
    }

    private void points() throws IOException {
        if (cursor.array()) {
            while (cursor.element()) {
                if (cursor.object()) {
                    points.add(point());
                }
            }
        }
    }

    private Point point() throws IOException {
        Point point = new Point(new HashMap<>(), new HashMap<>(), new HashMap<>());
        while (cursor.field()) {
            switch (cursor.name()) {
                case "attributes" -> attributes(point);
                case "startTimeUnixNano", "timeUnixNano", "asInt", "asDouble" -> {
                    String name = cursor.name();
                    point.said.put(name, String.valueOf(cursor.text()));
                }
                default -> cursor.skip();
            }
        }
        return point;
    }

    private void attributes(Point point) throws IOException {
        if (cursor.array()) {
            while (cursor.element()) {
                if (cursor.object()) {
                    Map.Entry<String, String> attribute = events.attribute(name -> true);
                    point.all.put(attribute.getKey(), attribute.getValue());
                    if (events.isKnown(attribute.getKey())) {
                        point.own.put(attribute.getKey(), attribute.getValue());
                    }
                }
            }
        }
    }

    /** All attributes, those that matter, and the other fields. */
    private record Point(Map<String, String> all, Map<String, String> own, Map<String, String> said) {

        Event event(List<String> names, Map<String, String> resource) {
            return new Event(
                    Signal.COUNTER,
                    names,
                    resource,
                    own,
                    JsonEvents.nanos(said.get("startTimeUnixNano")),
                    JsonEvents.nanos(said.get("timeUnixNano")),
                    "",
                    false,
                    null);
        }

        double value() {
            try {
                return Double.parseDouble(said.getOrDefault("asInt", said.getOrDefault("asDouble", "")));
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }
    }
}

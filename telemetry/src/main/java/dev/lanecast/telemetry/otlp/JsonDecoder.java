package dev.lanecast.telemetry.otlp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import dev.lanecast.core.spi.InvocationReader.MalformedInputException;
import dev.lanecast.telemetry.JsonCursor;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decodes OTLP in JSON: ids in hexadecimal, whole numbers as text or as numbers, fields in any order. */
final class JsonDecoder {

    private static final int MAX_DEPTH = 100;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(com.fasterxml.jackson.core.StreamReadFeature.AUTO_CLOSE_SOURCE)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private final Request request;
    private final JsonCursor cursor;
    private final JsonEvents events;
    private final Event.Sink sink;

    private JsonDecoder(Request request, JsonCursor cursor, CallTable table, Event.Sink sink) {
        this.request = request;
        this.cursor = cursor;
        this.events = new JsonEvents(cursor, table);
        this.sink = sink;
    }

    static void decode(Request request, InputStream input, CallTable table, Event.Sink sink)
            throws IOException, MalformedInputException {
        try (JsonParser parser = JSON.createParser(input)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedInputException("The body must be a JSON object");
            }
            new JsonDecoder(request, new JsonCursor(parser), table, sink).root();
            if (parser.nextToken() != null) {
                throw malformed("The body goes on after its JSON", parser.currentTokenLocation());
            }
        } catch (StreamConstraintsException e) {
            throw new MalformedInputException("The body nests too deep or has too long a value");
        } catch (StreamReadException e) {
            throw malformed("The body is not valid JSON", e.getLocation());
        } catch (CharConversionException e) {
            throw new MalformedInputException("The body is not UTF-8");
        }
    }

    private void root() throws IOException, MalformedInputException {
        boolean known = request != Request.ANY;
        boolean empty = true;
        while (cursor.field()) {
            empty = false;
            known |= group(cursor.name());
        }
        if (!known && !empty) {
            throw new MalformedInputException("The body has none of [resourceLogs, resourceSpans, resourceMetrics];"
                    + " post OTLP to /v1/logs, /v1/traces or /v1/metrics");
        }
    }

    private boolean group(String name) throws IOException {
        switch (name) {
            case "resourceLogs" -> groups(Request.LOGS, "scopeLogs", "logRecords", Signal.LOG);
            case "resourceSpans" -> groups(Request.TRACES, "scopeSpans", "spans", Signal.SPAN);
            case "resourceMetrics" -> groups(Request.METRICS, "scopeMetrics", "metrics", Signal.COUNTER);
            default -> {
                cursor.skip();
                return false;
            }
        }
        return true;
    }

    private void groups(Request kind, String scopes, String records, Signal signal) throws IOException {
        if (request != kind && request != Request.ANY) {
            cursor.skip();
        } else if (cursor.array()) {
            while (cursor.element()) {
                if (cursor.object()) {
                    group(scopes, records, signal);
                }
            }
        }
    }

    /** The resource may come after its records, so these wait, with little in them. */
    private void group(String scopes, String records, Signal signal) throws IOException {
        Map<String, String> resource = new HashMap<>();
        List<Runnable> waiting = new ArrayList<>();
        while (cursor.field()) {
            if (cursor.name().equals("resource")) {
                events.resource(resource);
            } else if (cursor.name().equals(scopes)) {
                scopes(records, signal, resource, waiting);
            } else {
                cursor.skip();
            }
        }
        waiting.forEach(Runnable::run);
    }

    private void scopes(String records, Signal signal, Map<String, String> resource, List<Runnable> into)
            throws IOException {
        if (cursor.array()) {
            while (cursor.element()) {
                if (cursor.object()) {
                    scope(records, signal, resource, into);
                }
            }
        }
    }

    private void scope(String records, Signal signal, Map<String, String> resource, List<Runnable> into)
            throws IOException {
        while (cursor.field()) {
            if (cursor.name().equals(records) && cursor.array()) {
                while (cursor.element()) {
                    if (cursor.object()) {
                        record(signal, resource, into);
                    }
                }
            } else if (!cursor.name().equals(records)) {
                cursor.skip();
            }
        }
    }

    private void record(Signal signal, Map<String, String> resource, List<Runnable> into) throws IOException {
        if (signal == Signal.COUNTER) {
            into.addAll(new JsonMetric(cursor, events).read(resource, sink));
        } else {
            Event event = events.event(signal, resource);
            into.add(() -> sink.event(event));
        }
    }

    private static MalformedInputException malformed(String what, JsonLocation where) {
        return new MalformedInputException(what + ", at line " + where.getLineNr() + ", column " + where.getColumnNr());
    }
}

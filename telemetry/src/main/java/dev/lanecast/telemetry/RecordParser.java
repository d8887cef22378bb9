package dev.lanecast.telemetry;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import dev.lanecast.core.spi.InvocationReader.MalformedInputException;
import dev.lanecast.core.spi.InvocationReader.Sink;
import dev.lanecast.core.wire.InvocationRecord;
import dev.lanecast.core.wire.InvocationRecord.RefusedException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads records from one JSON text, with one of them in memory at a time. */
final class RecordParser implements AutoCloseable {

    private final Utf8Reader input;
    private final JsonParser parser;
    private final Sink sink;
    private final InstantSource clock;
    private int records;

    RecordParser(Utf8Reader input, JsonParser parser, Sink sink, InstantSource clock) {
        this.input = input;
        this.parser = parser;
        this.sink = sink;
        this.clock = clock;
    }

    void read() throws IOException, MalformedInputException {
        try {
            readText();
        } catch (CharacterCodingException e) {
            throw malformedHere("The input is not UTF-8");
        } catch (StreamConstraintsException e) {
            throw malformed(
                    "The input nests deeper than " + RecordReader.MAX_DEPTH + " levels or has too long a value",
                    parser.currentLocation());
        } catch (StreamReadException e) {
            throw input.atEnd()
                    ? malformedHere("The input ends before its JSON does")
                    : malformed("The input is not valid JSON", e.getLocation());
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private void readText() throws IOException, MalformedInputException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_OBJECT) {
            record();
        } else if (first == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                element();
            }
        } else if (first == null) {
            throw malformedHere("The input is empty");
        } else {
            throw malformed("The input must be a JSON object or an array of them", parser.currentTokenLocation());
        }
        if (parser.nextToken() != null) {
            throw malformed("The input goes on after its JSON", parser.currentTokenLocation());
        }
    }

    private void element() throws IOException, MalformedInputException {
        if (records == RecordReader.MAX_RECORDS) {
            throw malformed(
                    "The input has more than " + RecordReader.MAX_RECORDS + " records; send them in parts",
                    parser.currentTokenLocation());
        }
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            record();
        } else {
            sink.rejected(records, null, "A record must be a JSON object");
            parser.skipChildren();
        }
        records++;
    }

    private void record() throws IOException {
        Map<String, @Nullable Object> fields = fields();
        try {
            sink.call(InvocationRecord.read(fields, clock));
        } catch (RefusedException e) {
            sink.rejected(records, e.field(), String.valueOf(e.getMessage()));
        }
    }

    private Map<String, @Nullable Object> fields() throws IOException {
        Map<String, @Nullable Object> fields = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, value());
        }
        return fields;
    }

    /** The value as its own text, so that a number keeps every digit; what a list or an object holds is left out. */
    private @Nullable Object value() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (parser.currentToken().isScalarValue()) {
            return parser.getText();
        }
        parser.skipChildren();
        return List.of();
    }

    private MalformedInputException malformedHere(String what) {
        return malformed(what, input.line(), input.column());
    }

    private static MalformedInputException malformed(String what, JsonLocation where) {
        return malformed(what, where.getLineNr(), where.getColumnNr());
    }

    private static MalformedInputException malformed(String what, int line, int column) {
        return new MalformedInputException(what + ", at line " + line + ", column " + column);
    }
}

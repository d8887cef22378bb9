package dev.lanecast.telemetry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Walks through JSON from value to value. What has another form than asked for counts as missing. */
public final class JsonCursor {

    private final JsonParser parser;

    public JsonCursor(JsonParser parser) {
        this.parser = parser;
    }

    /** Whether the value here is an object; walk through it with {@link #field()} to its end. */
    public boolean object() throws IOException {
        return is(JsonToken.START_OBJECT);
    }

    /** Goes to the next field of the object; false at its end. */
    public boolean field() throws IOException {
        if (parser.nextFieldName() == null) {
            return false;
        }
        parser.nextToken();
        return true;
    }

    /** The name of the field here. */
    public String name() throws IOException {
        return parser.currentName();
    }

    /** Whether the value here is an array; walk through it with {@link #element()} to its end. */
    public boolean array() throws IOException {
        return is(JsonToken.START_ARRAY);
    }

    /** Goes to the next element of the array; false at its end. */
    public boolean element() throws IOException {
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    /** The text, number or truth here as text, or null. */
    public @Nullable String text() throws IOException {
        JsonToken token = parser.currentToken();
        if (token.isScalarValue()) {
            return token == JsonToken.VALUE_NULL ? null : parser.getText();
        }
        skip();
        return null;
    }

    /** The whole number here, as such or as text; 0 if it is none or has no room in a long. */
    public long whole() throws IOException {
        boolean fits = parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        if (fits) {
            return parser.getLongValue();
        }
        try {
            String text = text();
            return text == null ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Leaves out what is here. */
    public void skip() throws IOException {
        parser.skipChildren();
    }

    private boolean is(JsonToken start) throws IOException {
        if (parser.currentToken() == start) {
            return true;
        }
        skip();
        return false;
    }
}

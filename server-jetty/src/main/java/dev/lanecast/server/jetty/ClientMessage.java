package dev.lanecast.server.jetty;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what clients send: an object with a type, or an array of them. */
final class ClientMessage {

    private static final int MAX_TYPE = 64;

    private ClientMessage() {}

    /** The types of the messages in a frame, each at most 64 characters. */
    static List<String> types(String text) throws MalformedMessageException {
        try (JsonParser parser = Json.FACTORY.createParser(text)) {
            List<String> types = frame(parser);
            if (parser.nextToken() != null) {
                throw new MalformedMessageException();
            }
            return types;
        } catch (IOException e) {
            throw new MalformedMessageException();
        }
    }

    private static List<String> frame(JsonParser parser) throws IOException, MalformedMessageException {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            return List.of(message(parser));
        }
        List<String> types = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            types.add(message(parser));
        }
        return types;
    }

    private static String message(JsonParser parser) throws IOException, MalformedMessageException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new MalformedMessageException();
        }
        @Nullable String type = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean isType = parser.currentName().equals("type");
            if (parser.nextToken() == JsonToken.VALUE_STRING && isType) {
                type = parser.getText();
            }
            parser.skipChildren();
        }
        if (type == null) {
            throw new MalformedMessageException();
        }
        return type.substring(0, Math.min(type.length(), MAX_TYPE));
    }

    /** A frame that is no message. */
    static final class MalformedMessageException extends Exception {

        private static final long serialVersionUID = 1L;

        MalformedMessageException() {
            super(null, null, false, false);
        }
    }
}

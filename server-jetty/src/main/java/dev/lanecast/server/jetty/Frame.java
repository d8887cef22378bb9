package dev.lanecast.server.jetty;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a client is sent at once, and has to apply as a whole. Immutable.
 *
 * @param messages at least one
 * @param text the frame of a WebSocket: an object, or an array of them
 */
record Frame(List<Message> messages, String text) {

    /** One message alone. */
    static Frame of(Message message) {
        return new Frame(List.of(message), message.text());
    }

    /** A message that leads to no position. */
    static Frame of(String text) {
        return of(new Message(text, null));
    }

    /** Several messages, as an array even if there is but one. */
    static Frame of(List<Message> messages) {
        return new Frame(
                List.copyOf(messages), messages.stream().map(Message::text).collect(Collectors.joining(",", "[", "]")));
    }

    /** The same as Server-Sent Events, one for each message. */
    String serverSentEvents() {
        return messages.stream().map(Message::serverSentEvent).collect(Collectors.joining());
    }

    /**
     * One object.
     *
     * @param position where the client is when it has it; null if that is where it was
     */
    record Message(String text, @Nullable StreamPosition position) {

        /** JSON has no line breaks, so that the data is one line. */
        private String serverSentEvent() {
            String id = position == null ? "" : "id: " + position.text() + "\n";
            return id + "data: " + text + "\n\n";
        }
    }
}

package dev.lanecast.server.jetty;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a client is sent at once, and has to apply as a whole. Immutable but for the bytes, which are made when needed. */
final class Frame {

    /** Instead of the bytes of a frame that is not sent ready. */
    static final ByteBuffer NOT_READY = ByteBuffer.allocate(0);

    /** Less than a full part of a snapshot, which is sent in pieces. */
    private static final int MAX_READY = 32 * 1024;

    private static final int MAX_SHORT = 125;
    private static final byte WHOLE_TEXT = (byte) 0x81;
    private static final byte LENGTH_FOLLOWS = 126;

    private final List<Message> messages;
    private final String text;
    private final boolean forMany;
    private volatile @Nullable ByteBuffer ready;

    private Frame(List<Message> messages, String text, boolean forMany) {
        this.messages = List.copyOf(messages);
        this.text = text;
        this.forMany = forMany;
    }

    /** One message alone. */
    static Frame of(Message message) {
        return new Frame(List.of(message), message.text(), false);
    }

    /** A message that leads to no position. */
    static Frame of(String text) {
        return of(new Message(text, null));
    }

    /** Several messages, as an array even if there is but one. */
    static Frame of(List<Message> messages) {
        String text = messages.stream().map(Message::text).collect(Collectors.joining(",", "[", "]"));
        return new Frame(messages, text, false);
    }

    /** The same for many clients: its bytes lie outside of the heap, where Java would else copy them for each connection. */
    Frame forMany() {
        return new Frame(messages, text, true);
    }

    /** What is in the frame of a WebSocket: an object, or an array of them. */
    String text() {
        return text;
    }

    /**
     * The whole frame of a WebSocket as RFC 6455 has it, the same bytes for every client, which must not be changed;
     * {@link #NOT_READY} if it is so long that it had better be sent in pieces.
     */
    ByteBuffer ready() {
        ByteBuffer made = ready;
        if (made == null) {
            made = text.length() > MAX_READY ? NOT_READY : encode(text.getBytes(StandardCharsets.UTF_8));
            ready = made;
        }
        return made.duplicate();
    }

    /** The same as Server-Sent Events, one for each message. */
    String serverSentEvents() {
        return messages.stream().map(Message::serverSentEvent).collect(Collectors.joining());
    }

    private ByteBuffer encode(byte... payload) {
        if (payload.length > MAX_READY) {
            return NOT_READY;
        }
        int most = 4 + payload.length;
        ByteBuffer frame = forMany ? ByteBuffer.allocateDirect(most) : ByteBuffer.allocate(most);
        frame.put(WHOLE_TEXT);
        if (payload.length > MAX_SHORT) {
            frame.put(LENGTH_FOLLOWS).putShort((short) payload.length);
        } else {
            frame.put((byte) payload.length);
        }
        return frame.put(payload).flip().asReadOnlyBuffer();
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

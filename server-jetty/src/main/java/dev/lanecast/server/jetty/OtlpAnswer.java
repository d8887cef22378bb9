package dev.lanecast.server.jetty;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * What exporters are answered, in the encoding of their request: an {@code Export...ServiceResponse}, or a
 * {@code google.rpc.Status}. Both have so few fields that a library for protobuf would not pay.
 */
final class OtlpAnswer {

    private static final String PROTOBUF = "application/x-protobuf";
    private static final String JSON = "application/json";

    private OtlpAnswer() {}

    /**
     * Everything was taken, except for some records.
     *
     * @param name what JSON calls their number, or null to leave it out
     * @param refused how many; 0 for none
     * @param message why, if there are any
     */
    static Answer success(@Nullable String name, int refused, String message, HttpFields headers) {
        if (!isProtobuf(headers)) {
            return json(200, Json.object(out -> {
                if (refused > 0) {
                    out.name("partialSuccess");
                    out.startObject();
                    if (name != null) {
                        out.field(name, Integer.toString(refused));
                    }
                    out.field("errorMessage", message);
                    out.endObject();
                }
            }));
        }
        byte[] partial = new Protobuf().number(refused).text(message).bytes();
        return protobuf(
                200,
                refused == 0 ? new byte[0] : new Protobuf().message(partial).bytes());
    }

    /** Nothing was taken. */
    static Answer failure(int status, String message, HttpFields headers) {
        int code = code(status);
        return isProtobuf(headers)
                ? protobuf(status, new Protobuf().number(code).text(message).bytes())
                : json(status, Json.object(out -> {
                    out.field("code", code);
                    out.field("message", message);
                }));
    }

    /** The code of {@code google.rpc.Code} that comes next to the status. */
    private static int code(int status) {
        return switch (status) {
            case 404 -> 5;
            case 413 -> 8;
            case 501 -> 12;
            case 503 -> 14;
            default -> status < 500 ? 3 : 13;
        };
    }

    private static boolean isProtobuf(HttpFields headers) {
        return Call.mediaType(headers).equals(PROTOBUF);
    }

    private static Answer json(int status, String text) {
        return answer(status, JSON, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer protobuf(int status, byte[] message) {
        return answer(status, PROTOBUF, message);
    }

    private static Answer answer(int status, String mediaType, byte[] body) {
        return new Answer(status, HttpFields.build().put(HttpHeader.CONTENT_TYPE, mediaType), Body.of(body));
    }

    /** Writes the fields of a message in their order, from number 1. */
    private static final class Protobuf {

        private static final int VARINT = 0;
        private static final int BYTES = 2;

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int field;

        Protobuf number(int value) {
            tag(VARINT);
            varint(value);
            return this;
        }

        Protobuf text(String text) {
            return message(text.getBytes(StandardCharsets.UTF_8));
        }

        Protobuf message(byte[] content) {
            tag(BYTES);
            varint(content.length);
            bytes.writeBytes(content);
            return this;
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }

        private void tag(int type) {
            varint(++field << 3 | type);
        }

        private void varint(int value) {
            int rest = value;
            while (rest > 0x7F) {
                bytes.write(rest & 0x7F | 0x80);
                rest >>>= 7;
            }
            bytes.write(rest);
        }
    }
}

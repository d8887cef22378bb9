package dev.lanecast.server.jetty;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * One hostile act and what the server is to make of it.
 *
 * @param what it is, for people
 * @param expected the status of the answer, or the code with which the server closes a WebSocket
 * @param request as it goes over the wire; empty for a WebSocket
 * @param act what the client does with an open WebSocket
 */
record Hostile(String what, int expected, byte[] request, Consumer<RawSocket> act) {

    private static final String HOST = "Host: localhost\r\n";

    /** A request of its own making; bytes are characters up to 255. */
    static Hostile raw(String what, int expected, String request) {
        return new Hostile(what, expected, request.getBytes(StandardCharsets.ISO_8859_1), socket -> {});
    }

    /** A request for a path, otherwise decent. */
    static Hostile path(int expected, String path) {
        return raw(path, expected, "GET " + path + " HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n");
    }

    /** A request for the health with these headers and no others. */
    static Hostile headers(String what, int expected, String headers) {
        return raw(what, expected, "GET /health HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n");
    }

    /** A record of a model call with these headers, then this body. */
    static Hostile post(String what, int expected, String headers, String body) {
        return raw(
                what,
                expected,
                "POST /api/invocations HTTP/1.1\r\n" + HOST + "Content-Type: application/json\r\n" + headers + "\r\n"
                        + body);
    }

    /** A body that says its length. */
    static Hostile json(String what, int expected, String body) {
        return post(what, expected, "Connection: close\r\nContent-Length: " + body.length() + "\r\n", body);
    }

    static Hostile upgrade(String what, int expected, String request) {
        return raw(what, expected, request);
    }

    /** A frame with these flags. */
    static Hostile frame(String what, int code, int firstByte, String payload) {
        return frames(what, code, socket -> socket.frame(firstByte, payload.getBytes(StandardCharsets.ISO_8859_1)));
    }

    static Hostile frames(String what, int code, Consumer<RawSocket> act) {
        return new Hostile(what, code, new byte[0], act);
    }

    boolean isRequest() {
        return request.length > 0;
    }

    @Override
    public String toString() {
        String shown = what.replaceAll("[^ -~]", "?");
        return expected + " " + shown.substring(0, Math.min(shown.length(), 80));
    }
}

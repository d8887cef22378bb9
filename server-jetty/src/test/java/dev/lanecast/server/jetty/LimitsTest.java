package dev.lanecast.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How much a request may be, and how long it may take to arrive. */
@Timeout(120)
class LimitsTest {

    private static final String HEAD = "GET /health HTTP/1.1\r\nHost: localhost\r\n";
    private static final int ROUNDS = 1_000;

    private final BoardFixture board = BoardFixture.with(Tasks.at("inbox/a.yaml"));
    private final ServerFixture server = new ServerFixture(board);

    @AfterEach
    void stillServesThenStops() {
        assertThat(server.get("/health").statusCode()).isEqualTo(200);
        server.close();
    }

    @Test
    void cutsAConnectionOnWhichAHeadTricklesIn() {
        try (RawSocket slow = new RawSocket(server.address)) {
            slow.write(ascii(HEAD));
            assertThat(cutWhileSending(slow, ascii("X: y\r\n"))).isTrue();
        }
    }

    @Test
    void cutsAConnectionOnWhichALaterHeadTricklesIn() {
        try (RawSocket slow = new RawSocket(server.address)) {
            slow.write(ascii(HEAD + "\r\n"));
            assertThat(slow.answer()).startsWith("HTTP/1.1 200 ");
            slow.write(ascii("GET /he"));
            assertThat(cutWhileSending(slow, ascii("a"))).isTrue();
        }
    }

    @Test
    void cutsAConnectionOnWhichABodyTricklesIn() {
        try (RawSocket slow = new RawSocket(server.address)) {
            slow.write(ascii("POST /api/invocations HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n["));
            assertThat(cutWhileSending(slow, ascii(" "))).isTrue();
        }
    }

    @Test
    void cutsAConnectionOnWhichNothingComes() {
        try (RawSocket silent = new RawSocket(server.address)) {
            assertThat(cutWhileSending(silent, new byte[0])).isTrue();
        }
    }

    @Test
    void leavesAConnectionThatAsksNowAndThen() {
        try (RawSocket client = new RawSocket(server.address)) {
            for (int i = 0; i < 5; i++) {
                client.write(ascii(HEAD + "\r\n"));
                assertThat(client.answer()).startsWith("HTTP/1.1 200 ");
                server.advance(29);
            }
        }
    }

    @Test
    void leavesThoseWhoFollowTheStream() {
        try (TestStream stream = server.stream("");
                TestSocket socket = server.connect("")) {
            stream.opening();
            socket.opening();
            server.advanceInPeace(31);
            assertThat(stream.next().type()).isEqualTo("mark");
            assertThat(socket.frame().get("type").asText()).isEqualTo("mark");
        }
    }

    @Test
    void leavesAStreamOnAConnectionThatWasUsedBefore() {
        try (RawSocket client = new RawSocket(server.address)) {
            client.write(ascii(HEAD + "\r\n"));
            assertThat(client.answer()).startsWith("HTTP/1.1 200 ");
            client.write(ascii("GET /api/stream HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            client.skipPast("id: " + board.stream.view().epoch() + ":0");
            server.advanceInPeace(31);
            client.skipPast("\"mark\"");
        }
    }

    @Test
    void boundsTheSizeAndTheNumberOfHeaders() {
        String big = RawSocket.exchange(server.address, HEAD + "X: " + "x".repeat(9_000) + "\r\n\r\n");
        assertThat(big).startsWith("HTTP/1.1 431 ").contains("\"error\"");
        String many = RawSocket.exchange(server.address, HEAD + "X: y\r\n".repeat(64) + "Connection: close\r\n\r\n");
        assertThat(many).startsWith("HTTP/1.1 431 ").contains("too_many_headers");
        String just = RawSocket.exchange(server.address, HEAD + "X: y\r\n".repeat(62) + "Connection: close\r\n\r\n");
        assertThat(just).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void boundsBodiesWhetherTheySayTheirLengthOrNot() {
        String post = "POST /api/invocations HTTP/1.1\r\nHost: localhost\r\n";
        String told = RawSocket.exchange(server.address, post + "Content-Length: 4194305\r\n\r\n");
        assertThat(told).startsWith("HTTP/1.1 413 ").contains("\"too_large\"");
        String chunk = "10000\r\n" + "x".repeat(65_536) + "\r\n";
        try (RawSocket raw = new RawSocket(server.address)) {
            raw.write(ascii(post + "Transfer-Encoding: chunked\r\n\r\n"));
            for (int i = 0; i < 65; i++) {
                raw.write(ascii(chunk));
            }
            assertThat(raw.answer()).startsWith("HTTP/1.1 413 ").contains("\"too_large\"");
        }
    }

    /** Whether the server cuts the connection while these bytes come again and again and its time goes on. */
    private boolean cutWhileSending(RawSocket socket, byte[] bytes) {
        for (int i = 0; i < ROUNDS && !socket.isCut(); i++) {
            socket.tryWrite(bytes);
            server.advance(10);
        }
        return socket.isCut();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

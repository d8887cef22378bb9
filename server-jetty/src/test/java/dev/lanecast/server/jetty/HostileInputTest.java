package dev.lanecast.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileInputTest {

    private static final BoardFixture BOARD = BoardFixture.with(Tasks.at("inbox/a.yaml"));
    private static ServerFixture server;

    @BeforeAll
    static void start() {
        server = new ServerFixture(BOARD);
    }

    @AfterAll
    static void stillServesThenStops() {
        assertThat(server.get("/health").statusCode()).isEqualTo(200);
        assertThat(server.awaitClients(0)).isTrue();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "Host: localhost, 200",
        "Host: LOCALHOST:1, 200",
        "Host: 127.0.0.1:8080, 200",
        "Host: [::1]:65535, 200",
        "Host: evil.example, 421",
        "Host: localhost.evil.example, 421",
        "Host: 127.0.0.1.evil.example, 421",
        "Host: 127.0.0.2, 421",
        "Host: 2130706433, 421",
        "Host: 0.0.0.0, 421",
        "Host: [::ffff:127.0.0.1], 421",
        "Host: [::1, 400",
        "Host: ::1, 400",
        "Host: localhost:, 400",
        "Host: localhost:0, 400",
        "Host: localhost:99999, 400",
        "Host: localhost:x, 400",
        "Host: user@localhost, 400",
        "Host: localhost/x, 400",
        "Host: local host, 400",
        "Host:, 400",
        "X: y, 400",
        "Host: localhost|Host: localhost, 400",
        "Host: localhost|Host: evil.example, 400",
        "Host: localhost|Origin: http://localhost, 200",
        "Host: localhost:8080|Origin: http://localhost:8080, 200",
        "Host: localhost:8080|Origin: http://localhost, 403",
        "Host: localhost|Origin: http://127.0.0.1, 403",
        "Host: localhost|Origin: https://localhost, 403",
        "Host: localhost|Origin: http://localhost.evil.example, 403",
        "Host: localhost|Origin: http://evil.example, 403",
        "Host: localhost|Origin: null, 403",
        "Host: localhost|Origin: *, 403",
        "Host: localhost|Origin:, 403",
        "Host: localhost|Origin: http://localhost|Origin: http://localhost, 400",
        "Host: evil.example|Origin: http://evil.example, 421",
        "Host: localhost|Sec-Fetch-Site: same-origin, 200",
        "Host: localhost|Sec-Fetch-Site: none, 200",
        "Host: localhost|Sec-Fetch-Site: cross-site, 403",
        "Host: localhost|Sec-Fetch-Site: same-site, 403",
        "Host: localhost|Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: navigate|Sec-Fetch-Dest: document, 403",
    })
    void answersOnlyItsOwnNamesAndPages(String headers, int status) {
        String lines = headers.replace("|", "\r\n") + "\r\n";
        String answer =
                RawSocket.exchange(server.address, "GET /health HTTP/1.1\r\n" + lines + "Connection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer).contains("X-Content-Type-Options: nosniff").doesNotContain("Server:");
        assertThat(answer.contains("\"error\"")).isEqualTo(status != 200);

        String upgrade = RawSocket.exchange(
                server.address, RawSocket.upgradeRequest("localhost").replace("Host: localhost\r\n", lines));
        assertThat(upgrade).startsWith("HTTP/1.1 " + (status == 200 ? 101 : status) + " ");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /, navigate, document, 405",
        "HEAD /, navigate, document, 405",
        "GET /, navigate, iframe, 403",
        "GET /, no-cors, script, 403",
        "POST /, navigate, document, 403",
        "GET /index.html, navigate, document, 403",
    })
    void letsOtherSitesLinkToThePageAlone(String request, String mode, String destination, int status) {
        try (ServerFixture withoutPage = new ServerFixture(BOARD, JettySettings.defaults(), AssetsTest.none())) {
            String answer = RawSocket.exchange(
                    withoutPage.address,
                    request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nSec-Fetch-Site: cross-site\r\n"
                            + "Sec-Fetch-Mode: " + mode + "\r\nSec-Fetch-Dest: " + destination + "\r\n\r\n");
            assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET http://evil.example/health HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /health HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /..%2fetc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /lib/../../module-info.class HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /api/tasks/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /api/tasks?id=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /api/tasks/a%2fb HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "G\u0000T / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "rubbish\r\n\r\n",
                "GET /health HTTP/1.1\r\nHost: localhost\r\n folded: x\r\n\r\n",
                "POST /api/invocations HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
                "POST /api/invocations HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
            })
    void answersMalformedRequestsWithoutATrace(String request) {
        String answer = RawSocket.exchange(server.address, request);
        assertThat(answer).matches("(?s)HTTP/1\\.1 (400|404|405|415|421|505) .*");
        assertThat(answer).doesNotContain("\tat ", "Exception", "jetty");
        assertThat(answer).contains("\"error\"");
    }

    @Test
    void boundsHeaders() {
        String answer = RawSocket.exchange(
                server.address, "GET /health HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(9_000) + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 431 ").contains("\"error\"");
    }

    @Test
    void closesOnBrokenFrames() {
        try (RawSocket unmasked = RawSocket.upgrade(server.address);
                RawSocket fragmentedPing = RawSocket.upgrade(server.address);
                RawSocket reserved = RawSocket.upgrade(server.address);
                RawSocket notUtf8 = RawSocket.upgrade(server.address);
                RawSocket huge = RawSocket.upgrade(server.address)) {
            unmasked.write(new byte[] {(byte) 0x81, 2, '{', '}'});
            assertThat(unmasked.closeCode()).isEqualTo(1002);
            fragmentedPing.frame(0x09, new byte[0]);
            assertThat(fragmentedPing.closeCode()).isEqualTo(1002);
            reserved.frame(0xC1, new byte[] {'{', '}'});
            assertThat(reserved.closeCode()).isEqualTo(1002);
            notUtf8.frame(0x81, new byte[] {(byte) 0xC3, (byte) 0x28});
            assertThat(notUtf8.closeCode()).isEqualTo(1007);
            huge.write(new byte[] {(byte) 0x81, (byte) 0xFF, 0, 0, 0, 0, 0, (byte) 0xA0, 0, 0, 0, 0, 0, 0});
            huge.write(new byte[100_000]);
            assertThat(huge.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void boundsMessagesInManyFragments() {
        try (RawSocket socket = RawSocket.upgrade(server.address)) {
            byte[] piece = "x".repeat(1_000).getBytes(StandardCharsets.UTF_8);
            socket.frame(0x01, piece);
            for (int i = 0; i < 16; i++) {
                socket.frame(0x00, piece);
            }
            assertThat(socket.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void answersProtocolPings() {
        try (RawSocket socket = RawSocket.upgrade(server.address, "Sec-WebSocket-Extensions: permessage-deflate\r\n")) {
            for (int i = 0; i < 2_000; i++) {
                socket.frame(0x89, new byte[] {1});
            }
            socket.frame(0x81, "{\"type\":\"ping\"}".getBytes(StandardCharsets.UTF_8));
            String message = socket.message();
            while (!message.contains("pong")) {
                message = socket.message();
            }
            assertThat(message).isEqualTo("{\"type\":\"pong\"}");
        }
    }
}

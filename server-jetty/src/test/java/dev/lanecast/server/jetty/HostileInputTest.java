package dev.lanecast.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.telemetry.InvocationSink;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(300)
class HostileInputTest {

    private static final BoardFixture BOARD = BoardFixture.with(Tasks.at("inbox/a.yaml"));
    private static ServerFixture server;

    @BeforeAll
    static void start() {
        BOARD.reader = Optional.of(new InvocationsTest.JsonReader());
        BOARD.recorder = Optional.of(calls -> new InvocationSink.Receipt(calls.size(), 0));
        server = new ServerFixture(BOARD);
    }

    @AfterAll
    static void stillServesThenStops() {
        assertThat(server.get("/health").statusCode()).isEqualTo(200);
        assertThat(server.awaitClients(0)).isTrue();
        server.close();
    }

    @DisplayName("Scenario 34: only its own names and pages are answered")
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

    @DisplayName("Scenarios 31 and 34: whatever is sent, it is answered as it should, and the server serves on")
    @ParameterizedTest
    @MethodSource("dev.lanecast.server.jetty.HostileActs#all")
    void survivesAnyInput(Hostile hostile) {
        if (hostile.isRequest()) {
            String answer = RawSocket.exchange(server.address, hostile.request());
            String status = "HTTP/1.1 " + hostile.expected() + " ";
            assertThat(answer)
                    .as("%s", hostile)
                    .startsWith(status)
                    .doesNotContain("\tat ", "Exception", "jetty", "Server:");
            assertThat(answer.contains("\"error\"")).as("%s", hostile).isEqualTo(hostile.expected() >= 400);
        } else {
            try (RawSocket socket = RawSocket.upgrade(server.address)) {
                hostile.act().accept(socket);
                assertThat(socket.closeCode()).as("%s", hostile).isEqualTo(hostile.expected());
            }
        }
        assertThat(server.get("/health").statusCode()).isEqualTo(200);
        assertThat(server.awaitClients(0)).isTrue();
    }

    @Test
    void theTableOfHostileInputIsLong() {
        assertThat(HostileActs.all()).hasSizeGreaterThan(100);
    }

    @DisplayName("Scenario 31: a flood from one who reads no answers is cut")
    @Test
    void cutsAFloodFromOneWhoReadsNoAnswers() throws InterruptedException {
        byte[] ping = RawSocket.frameOf(0x81, "{\"type\":\"ping\"}".getBytes(StandardCharsets.US_ASCII));
        byte[] pings = new byte[ping.length * 1_000];
        for (int i = 0; i < 1_000; i++) {
            System.arraycopy(ping, 0, pings, i * ping.length, ping.length);
        }
        try (RawSocket socket = RawSocket.upgrade(server.address)) {
            Thread flood = new Thread(() -> {
                while (socket.tryWrite(pings)) {
                    Thread.onSpinWait();
                }
            });
            flood.start();
            while (server.server.clients().size() > 0) {
                server.advance(1);
                flood.join(1);
            }
            flood.join();
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

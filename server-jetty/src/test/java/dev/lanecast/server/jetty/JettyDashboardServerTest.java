package dev.lanecast.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lanecast.core.error.ConfigurationException;
import dev.lanecast.core.error.ServerException;
import dev.lanecast.core.spi.DashboardServer;
import dev.lanecast.core.spi.DashboardServerProvider;
import dev.lanecast.core.spi.Providers;
import dev.lanecast.core.spi.Settings;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JettyDashboardServerTest {

    private static final BoardFixture BOARD = BoardFixture.with(Tasks.at("inbox/a.yaml"));

    @Test
    void isFoundByItsName() {
        DashboardServerProvider provider = Providers.using(getClass().getClassLoader())
                .choose(DashboardServerProvider.class, "jetty")
                .orElseThrow();
        try (DashboardServer server = provider.create(Settings.defaults().with("server.port", 0))) {
            URI address = server.start(BOARD);
            assertThat(address.getHost()).isEqualTo("127.0.0.1");
            assertThat(address.getPort()).isPositive();
            assertThat(address.getPath()).isEqualTo("/");
        }
    }

    @Test
    void saysThatThePortIsInUse() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                DashboardServer server = new JettyDashboardServerProvider()
                        .create(JettySettings.defaults().withPort(other.getLocalPort()))) {
            assertThatThrownBy(() -> server.start(BOARD))
                    .isInstanceOf(ServerException.class)
                    .hasMessage("Cannot listen on 127.0.0.1:" + other.getLocalPort()
                            + ": the port is in use; stop the other program or choose another with --port");
        }
    }

    @Test
    void saysWhyItCannotListen() {
        assertThat(BindFailure.of("h", 80, new IOException("x", new SocketException("Permission denied"))))
                .hasMessage("Cannot listen on h:80: this user may not use the port; choose one above 1023 with --port");
        assertThat(BindFailure.of("h", 1, new UnknownHostException("h"))).hasMessageContaining("no such host");
        assertThat(BindFailure.of("h", 1, new UnresolvedAddressException())).hasMessageContaining("no such host");
        assertThat(BindFailure.of("h", 1, new BindException("Cannot assign requested address")))
                .hasMessageContaining("not one of this machine");
        assertThat(BindFailure.of("h", 1, new IOException("odd"))).hasMessageContaining("odd; choose another");
    }

    @Test
    void canBeClosedBeforeAndAfterItRan() {
        DashboardServer server = new JettyDashboardServerProvider()
                .create(JettySettings.defaults().withPort(0));
        server.close();
        URI first = server.start(BOARD);
        server.close();
        server.close();
        assertThatThrownBy(() -> RawSocket.exchange(first, "GET / HTTP/1.0\r\n\r\n"))
                .hasMessageContaining("refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.168.1.7", "::", "board.example", "localhost.example", "127.0.0.1.example"})
    void refusesToListenBeyondThisMachineWithoutAToken(String host) {
        Settings settings = Settings.defaults().with("server.host", host);
        assertThatThrownBy(() -> new JettyDashboardServerProvider().create(settings))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("[" + host + "]")
                .hasMessageContaining("token");
        assertThat(JettySettings.from(settings.with("server.token", "secret")).host())
                .isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://board.example", "a b", "board.example:80", "a/b"})
    void refusesHostsThatAreNone(String host) {
        Settings settings = Settings.defaults().with("server.host", host).with("server.token", "secret");
        assertThatThrownBy(() -> JettySettings.from(settings))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("[" + host + "]");
    }

    @Test
    void showsAnAddressThatWorksWhenItListensEverywhere() {
        JettySettings everywhere = JettySettings.defaults().withHost("0.0.0.0", new Token("secret"));
        assertThat(everywhere.shownHost()).isEqualTo("127.0.0.1");
        assertThat(everywhere.names()).doesNotContain("0.0.0.0");
        JettySettings named = everywhere.withAllowHosts(List.of("board.example"));
        assertThat(named.shownHost()).isEqualTo("board.example");
        assertThat(named.names()).contains("board.example", "localhost");
        assertThat(JettySettings.defaults()
                        .withHost("fd00::2", new Token("secret"))
                        .names())
                .contains("[fd00::2]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://board.example", "board.example:80", "a b", "", "[::1"})
    void refusesAllowedHostsThatAreNone(String host) {
        assertThatThrownBy(() -> JettySettings.defaults().withAllowHosts(List.of(host)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("[" + host + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"board.example", "https://board.example/", "*", "null", "ftp://a", "https://a@b", "https://"})
    void refusesAllowedOriginsThatAreNone(String origin) {
        assertThatThrownBy(() -> JettySettings.defaults().withAllowOrigins(List.of(origin)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("[" + origin + "]");
    }

    @Test
    void readsItsSettings() {
        JettySettings settings = JettySettings.from(Settings.defaults()
                .with("server.host", "LOCALHOST")
                .with("server.port", 9)
                .with("server.allow-host", List.of("Board.Example"))
                .with("server.allow-origin", List.of("https://Board.Example:8443")));
        assertThat(settings)
                .isEqualTo(new JettySettings(
                        "localhost",
                        9,
                        List.of("board.example"),
                        List.of("https://board.example:8443"),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(JettySettings.from(Settings.defaults())).isEqualTo(JettySettings.defaults());
        assertThatThrownBy(() -> JettySettings.defaults().withPort(65_536)).isInstanceOf(ConfigurationException.class);
        assertThat(JettySettings.from(Settings.defaults().with("server.host", "::1"))
                        .shownHost())
                .isEqualTo("[::1]");
    }

    @Test
    void answersAllowedHostsAndOrigins() {
        JettySettings settings = JettySettings.defaults()
                .withAllowHosts(List.of("board.example"))
                .withAllowOrigins(List.of("https://board.example"));
        try (ServerFixture server = new ServerFixture(BOARD, settings, AssetsTest.none())) {
            String named = RawSocket.exchange(
                    server.address, "GET /health HTTP/1.1\r\nHost: Board.Example:443\r\nConnection: close\r\n\r\n");
            assertThat(named).startsWith("HTTP/1.1 200 ");

            HttpResponse<String> shared =
                    server.get("/health", "Origin", "https://board.example", "Sec-Fetch-Site", "cross-site");
            assertThat(shared.statusCode()).isEqualTo(200);
            assertThat(shared.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("https://board.example");
            assertThat(shared.headers().firstValue("Vary")).contains("Origin");
            assertThat(server.get("/health", "Origin", "https://other.example").statusCode())
                    .isEqualTo(403);
        }
    }
}

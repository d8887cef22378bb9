package dev.lanecast.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lanecast.core.error.ConfigurationException;
import dev.lanecast.core.spi.Settings;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with a key that the platform's own keytool has made. */
class TlsTest {

    private static final String PASSWORD = "letters-and-99";
    private static final BoardFixture BOARD = BoardFixture.with(Tasks.at("inbox/a.yaml"));

    @TempDir
    static Path temp;

    private static Path keystore;

    @BeforeAll
    static void makeKey() throws Exception {
        keystore = temp.resolve("key.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keystore.toString(),
                        "-storepass",
                        PASSWORD,
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "36500")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    @Test
    void speaksTlsToThePageToProgramsAndToTheWebSocket() throws Exception {
        JettySettings settings = JettySettings.defaults().withTls(new Tls(keystore, PASSWORD));
        try (ServerFixture server = new ServerFixture(BOARD, settings, Assets.bundled())) {
            assertThat(server.address.toString()).matches("https://127\\.0\\.0\\.1:\\d+/");
            HttpClient client = HttpClient.newBuilder().sslContext(trust()).build();
            HttpResponse<String> health = get(client, server.address.resolve("/health"));
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.sslSession().orElseThrow().getProtocol()).isIn("TLSv1.3", "TLSv1.2");
            String own = "https://" + server.address.getAuthority();
            assertThat(get(client, server.address.resolve("/health"), "Origin", own)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(get(client, server.address.resolve("/health"), "Origin", own.replace("https", "http"))
                            .statusCode())
                    .isEqualTo(403);
            try (TestSocket socket = TestSocket.open(client, server.address.resolve("/dashboard"))) {
                assertThat(socket.frame().get("type").asText()).isEqualTo("connection_ack");
            }
        }
    }

    @Test
    void itsCookieNeverGoesOverPlainHttp() throws Exception {
        JettySettings settings =
                JettySettings.defaults().withTls(new Tls(keystore, PASSWORD)).withToken(new Token("secret"));
        try (ServerFixture server = new ServerFixture(BOARD, settings, Assets.bundled())) {
            HttpClient client = HttpClient.newBuilder().sslContext(trust()).build();
            URI link = server.server.signInLink().orElseThrow();
            assertThat(link.getScheme()).isEqualTo("https");
            assertThat(get(client, link).headers().firstValue("Set-Cookie"))
                    .hasValueSatisfying(cookie -> assertThat(cookie).endsWith("; Secure"));
        }
    }

    @Test
    void doesNotAnswerPlainHttp() {
        JettySettings settings = JettySettings.defaults().withTls(new Tls(keystore, PASSWORD));
        try (ServerFixture server = new ServerFixture(BOARD, settings, Assets.bundled())) {
            assertThat(RawSocket.exchange(server.address, "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                    .doesNotContain("HTTP/1.1 200");
        }
    }

    @Test
    void readsThePasswordFromAFileOrASetting() throws Exception {
        Path file = Files.writeString(temp.resolve("password"), PASSWORD + "\nand more\n");
        Settings settings = Settings.defaults().with("server.tls-keystore", keystore);
        Tls expected = new Tls(keystore, PASSWORD);
        assertThat(Tls.from(settings.with("server.tls-password-file", file))).contains(expected);
        assertThat(Tls.from(settings.with("server.tls-password", PASSWORD))).contains(expected);
        assertThat(Tls.from(Settings.defaults())).isEmpty();
        assertThat(expected.toString()).doesNotContain(PASSWORD);
        assertThatThrownBy(() -> Tls.from(settings))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("--tls-password-file");
        assertThatThrownBy(() -> Tls.from(settings.with("server.tls-password-file", temp.resolve("none"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("[" + temp.resolve("none") + "]");
    }

    @Test
    void saysWhyAKeystoreCannotBeUsed() throws Exception {
        Path rubbish = Files.writeString(temp.resolve("rubbish.p12"), "rubbish");
        for (Tls tls : List.of(
                new Tls(keystore, "wrong"), new Tls(rubbish, PASSWORD), new Tls(temp.resolve("none.p12"), PASSWORD))) {
            assertThatThrownBy(tls::load)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("[" + tls.keystore() + "]")
                    .hasMessageNotContaining(PASSWORD);
        }
        JettyDashboardServerProvider provider = new JettyDashboardServerProvider();
        try (var server = provider.create(JettySettings.defaults().withPort(0).withTls(new Tls(rubbish, PASSWORD)))) {
            assertThatThrownBy(() -> server.start(BOARD)).isInstanceOf(ConfigurationException.class);
        }
    }

    private static HttpResponse<String> get(HttpClient client, URI address, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static SSLContext trust() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keystore)) {
            trusted.load(in, PASSWORD.toCharArray());
        }
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry("server", trusted.getCertificate("mykey"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}

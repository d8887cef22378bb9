package dev.lanecast.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lanecast.core.error.ConfigurationException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {

    private static final String TOKEN = "correct-horse-battery-staple";
    private static final String BEARER = "Bearer " + TOKEN;
    private static final BoardFixture BOARD = BoardFixture.with(Tasks.at("inbox/a.yaml"));
    private static ServerFixture server;

    @BeforeAll
    static void start() {
        server = new ServerFixture(BOARD, JettySettings.defaults().withToken(new Token(TOKEN)), Assets.bundled());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @DisplayName("Scenario 35: nobody is answered without a token")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/tasks",
                "/api/stats",
                "/api/events",
                "/api/stream",
                "/api/export/tasks.csv",
                "/api/invocations",
                "/metrics",
                "/v1/logs",
                "/v1/traces",
                "/v1/metrics",
                "/dashboard",
                "/login",
                "/main.js",
                "/nowhere",
                "/health/",
            })
    void answersNobodyWhoHasNotSignedIn(String path) {
        HttpResponse<String> refused = server.get(path);
        HttpTest.assertError(refused, 401, "sign_in", null);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"lanecast\"");
        assertThat(server.post(path, "{}").statusCode()).isEqualTo(401);
    }

    @DisplayName("Scenario 35: nobody is answered with a wrong token")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer wrong",
                "Bearer",
                "Bearer ",
                "Bearer correct-horse-battery-stapl",
                "Bearer correct-horse-battery-staple2",
                "Basic correct-horse-battery-staple",
                "correct-horse-battery-staple",
            })
    void answersNobodyWithAnotherToken(String authorization) {
        assertThat(server.get("/api/tasks", "Authorization", authorization).statusCode())
                .isEqualTo(401);
        assertThat(server.get("/api/tasks", "Authorization", authorization, "Authorization", BEARER)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void answersWhoeverSendsTheToken() {
        assertThat(server.get("/api/tasks", "Authorization", BEARER).statusCode())
                .isEqualTo(200);
        assertThat(server.get("/api/tasks", "Authorization", "bearer " + TOKEN).statusCode())
                .isEqualTo(200);
        assertThat(server.get("/", "Authorization", BEARER).statusCode()).isEqualTo(200);
    }

    @Test
    void opensTheWebSocketForThoseOnlyWhoHaveSignedIn() {
        assertThat(upgrade("")).startsWith("HTTP/1.1 401 ");
        assertThat(upgrade("Authorization: Bearer wrong\r\n")).startsWith("HTTP/1.1 401 ");
        assertThat(upgrade("Authorization: " + BEARER + "\r\n")).startsWith("HTTP/1.1 101 ");
        assertThat(upgrade("Cookie: " + cookie(server) + "\r\n")).startsWith("HTTP/1.1 101 ");
        assertThat(upgrade("Cookie: " + cookie(server) + "\r\nOrigin: http://evil.example\r\n"))
                .startsWith("HTTP/1.1 403 ");
    }

    @DisplayName("Scenario 35: no way around the door leads to the WebSocket")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login/../dashboard",
                "/login/x/../../dashboard",
                "/login/..;/dashboard",
                "/login/;x/../dashboard",
                "/login/%2e%2e/dashboard",
                "/login/..%2fdashboard",
                "/login/.%2e%2fdashboard",
                "/login//../../dashboard",
                "/login/..\\dashboard",
                "/health/../dashboard",
                "/health;x/../dashboard",
                "/./dashboard",
                "//dashboard",
                "/dashboard;x",
                "/dash%62oard",
                "http://HOST/login/../dashboard",
            })
    void opensTheWebSocketByNoOtherAddress(String path) {
        String host = server.address.getAuthority();
        String request = RawSocket.upgradeRequest(host).replace("/dashboard", path.replace("HOST", host));
        assertThat(RawSocket.exchange(server.address, request)).matches("(?s)HTTP/1\\.1 40[0-9] .*");
    }

    @Test
    void tellsEverybodyWhetherItIsHealthyButNotWhereThingsAre() {
        HttpResponse<String> open = server.get("/health");
        assertThat(open.statusCode()).isEqualTo(200);
        assertThat(open.body()).contains("\"status\":\"healthy\"").doesNotContain("/srv/harbour");
        assertThat(server.get("/health", "Authorization", BEARER).body()).contains("/srv/harbour");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html"})
    void showsAPageThatSaysHowToSignIn(String path) {
        HttpResponse<String> page = server.get(path);
        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(page.body())
                .contains("Sign in with the link from the terminal")
                .doesNotContain("<script");
    }

    @Test
    void aLinkLetsOneBrowserInOnce() {
        String path = server.server.signInLink().orElseThrow().getPath();
        assertThat(path).matches("/login/[A-Za-z0-9_-]{43}");
        assertThat(server.send("HEAD", path).statusCode()).isEqualTo(405);

        HttpResponse<String> used = server.get(path);
        assertThat(used.statusCode()).isEqualTo(303);
        assertThat(used.headers().firstValue("Location")).contains("/");
        String cookie = used.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie)
                .matches("lanecast_" + server.address.getPort()
                        + "=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict")
                .doesNotContain(TOKEN);
        String pair = cookie.split(";")[0];
        assertThat(server.get("/api/tasks", "Cookie", pair).statusCode()).isEqualTo(200);
        assertThat(server.get("/", "Cookie", "a=b; " + pair).statusCode()).isEqualTo(200);

        HttpResponse<String> again = server.get(path);
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(again.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(again.body()).contains("has been used");
        assertThat(server.get(path, "Cookie", pair).statusCode()).isEqualTo(303);
    }

    @Test
    void onlyOneOfManyWhoUseALinkAtOnceIsLetIn() throws InterruptedException {
        String path = server.server.signInLink().orElseThrow().getPath();
        List<Integer> answers = new CopyOnWriteArrayList<>();
        List<Thread> browsers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            browsers.add(new Thread(() -> answers.add(server.get(path).statusCode())));
        }
        browsers.forEach(Thread::start);
        for (Thread browser : browsers) {
            browser.join();
        }
        assertThat(answers).hasSize(8).containsOnlyOnce(303);
    }

    @Test
    void whoIsInCanAskForALinkForAnotherBrowser() {
        HttpResponse<String> made = server.post("/login", "", "Authorization", BEARER);
        assertThat(made.statusCode()).isEqualTo(201);
        String path = ServerFixture.json(made).get("path").asText();
        assertThat(server.get(path).statusCode()).isEqualTo(303);
    }

    @Test
    void forgetsTheOldestOfManyUnusedLinks() {
        LoginCodes codes = new LoginCodes();
        String first = codes.make();
        String second = codes.make();
        for (int i = 0; i < 63; i++) {
            codes.make();
        }
        assertThat(codes.use(first)).isFalse();
        assertThat(codes.use(second)).isTrue();
        assertThat(codes.use(second)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'lanecast_PORT=', 401",
        "'lanecast_PORT=x', 401",
        "'lanecast_1=VALUE', 401",
        "'x=1; lanecast_PORT=VALUE; y', 200",
        "'lanecast_PORT=x; lanecast_PORT=VALUE', 200",
        "';;;=', 401",
    })
    void readsAnyCookies(String cookies, int status) {
        String[] pair = cookie(server).split("=", 2);
        String header = cookies.replace("lanecast_PORT", pair[0]).replace("VALUE", pair[1]);
        assertThat(server.get("/api/tasks", "Cookie", header).statusCode()).isEqualTo(status);
    }

    @DisplayName("Scenario 35: a cookie outlives the server but not the token")
    @Test
    void aCookieOutlivesTheServerButNotTheToken() {
        String pair = cookie(server);
        String value = pair.split("=", 2)[1];
        assertThat(other(TOKEN, value)).isEqualTo(200);
        assertThat(other("another-token", value)).isEqualTo(401);
    }

    @Test
    void theCookieGoesOverTlsOnlyIfItCameByThatToAProxy() {
        String path = server.server.signInLink().orElseThrow().getPath();
        assertThat(server.get(path, "X-Forwarded-Proto", "https").headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).endsWith("; Secure"));
    }

    @DisplayName("Scenario 35: a token in an address is refused, neither echoed nor logged")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?token=TOKEN",
                "/?TOKEN",
                "/api/tasks?a=b&token=TOKEN",
                "/api/tasks?access_token=TOKEN",
                "/api/tasks?t%6Fken=x",
                "/api/tasks?Token",
                "/api/tasks?include_done=TOKEN",
                "/api/search?q=correct%2Dhorse-battery-staple",
                "/api/stream?token=TOKEN",
                "/dashboard?token=TOKEN",
                "/health?token=TOKEN",
                "/login/x?token=TOKEN",
            })
    void refusesATokenInAnAddressAndNeitherEchoesNorLogsIt(String path) {
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler handler = remembering(logged);
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        root.setLevel(Level.ALL);
        root.addHandler(handler);
        try {
            HttpResponse<String> refused = server.get(path.replace("TOKEN", TOKEN), "Authorization", BEARER);
            HttpTest.assertError(refused, 400, "token_in_query", null);
            assertThat(refused.body() + refused.headers()).doesNotContain(TOKEN);
        } finally {
            root.removeHandler(handler);
            root.setLevel(before);
        }
        assertThat(logged).noneMatch(line -> line.startsWith("dev.lanecast") && line.contains("staple"));
    }

    @Test
    void neverShowsASecretInMessages() {
        JettySettings settings = JettySettings.defaults().withToken(new Token(TOKEN));
        assertThat(settings.toString()).doesNotContain(TOKEN);
        assertThatThrownBy(() -> new Token(TOKEN + " x"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("[server.token]")
                .hasMessageNotContaining(TOKEN);
        assertThatThrownBy(() -> new Token("")).isInstanceOf(ConfigurationException.class);
    }

    @DisplayName("Scenario 35: secrets are compared by their digests, in constant time")
    @Test
    void comparesSecretsOfAnyLengthByTheirDigests() {
        Secret secret = new Secret(TOKEN);
        assertThat(secret.is(TOKEN)).isTrue();
        assertThat(secret.is("")).isFalse();
        assertThat(secret.is(TOKEN + TOKEN)).isFalse();
        assertThat(Secret.random()).hasSize(43).isNotEqualTo(Secret.random());
    }

    @Test
    void withoutATokenNobodyNeedsToSignIn() {
        try (ServerFixture open = new ServerFixture(BOARD)) {
            assertThat(open.server.signInLink()).isEmpty();
            HttpTest.assertError(open.get("/login/x"), 404, "not_found", null);
            HttpTest.assertError(open.post("/login", ""), 404, "not_found", null);
            assertThat(open.get("/api/tasks").statusCode()).isEqualTo(200);
        }
    }

    /** The cookie of a browser that has signed in, as it sends it. */
    static String cookie(ServerFixture server) {
        HttpResponse<String> in =
                server.get(server.server.signInLink().orElseThrow().getPath());
        return in.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    private static String upgrade(String headers) {
        return RawSocket.exchange(server.address, RawSocket.upgradeRequest("localhost", headers))
                .split("\r\n")[0];
    }

    private static int other(String token, String value) {
        JettySettings settings = JettySettings.defaults().withToken(new Token(token));
        try (ServerFixture other = new ServerFixture(BOARD, settings, Assets.bundled())) {
            String pair = "lanecast_" + other.address.getPort() + "=" + value;
            return other.get("/api/tasks", "Cookie", pair).statusCode();
        }
    }

    private static Handler remembering(List<String> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                lines.add(entry.getLoggerName() + " " + entry.getMessage() + " " + entry.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}

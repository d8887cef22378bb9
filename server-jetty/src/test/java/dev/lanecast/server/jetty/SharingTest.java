package dev.lanecast.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages of other origins may do: those named with {@code --allow-origin}. */
class SharingTest {

    private static final String ALLOWED = "https://board.example";
    private static final BoardFixture BOARD = BoardFixture.with(Tasks.at("inbox/a.yaml"));
    private static ServerFixture server;

    @BeforeAll
    static void start() {
        JettySettings settings = JettySettings.defaults()
                .withAllowOrigins(List.of(ALLOWED, "http://localhost:3000"))
                .withToken(new Token("secret"));
        server = new ServerFixture(BOARD, settings, Assets.bundled());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void answersWhatABrowserAsksBeforeItAsks() {
        HttpResponse<String> preflight = preflight(server, "/api/invocations", ALLOWED);
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.body()).isEmpty();
        assertThat(header(preflight, "Access-Control-Allow-Origin")).containsExactly(ALLOWED);
        assertThat(header(preflight, "Access-Control-Allow-Methods")).containsExactly("GET, HEAD, POST");
        assertThat(header(preflight, "Access-Control-Allow-Headers"))
                .containsExactly("authorization, content-type, if-none-match, last-event-id");
        assertThat(header(preflight, "Access-Control-Max-Age")).containsExactly("600");
        assertThat(header(preflight, "Access-Control-Allow-Credentials")).isEmpty();
        assertThat(header(preflight, "Vary")).contains("Origin");
    }

    @Test
    void letsNamedOriginsReadAnswersAndErrors() {
        HttpResponse<String> tasks =
                server.get("/api/tasks", "Origin", "http://localhost:3000", "Authorization", "Bearer secret");
        assertThat(tasks.statusCode()).isEqualTo(200);
        assertThat(header(tasks, "Access-Control-Allow-Origin")).containsExactly("http://localhost:3000");
        HttpResponse<String> refused = server.get("/api/tasks", "Origin", ALLOWED);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(header(refused, "Access-Control-Allow-Origin")).containsExactly(ALLOWED);
    }

    @Test
    void saysThatAnswersVaryEvenToThoseWithoutAnOrigin() {
        assertThat(header(server.get("/health"), "Vary")).contains("Origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://board.example:443",
                "http://board.example",
                "https://board.example.evil.example",
                "https://a.board.example",
                "https://board.exampl",
                "HTTPS://BOARD.EXAMPLE",
                "http://localhost:3001",
                "null",
                "*",
            })
    void givesNothingToOthers(String origin) {
        for (HttpResponse<String> refused :
                List.of(preflight(server, "/api/tasks", origin), server.get("/api/tasks", "Origin", origin))) {
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
        }
    }

    @Test
    void givesNothingToAnybodyIfNoneIsNamed() {
        try (ServerFixture plain = new ServerFixture(BOARD)) {
            String own = "http://" + plain.address.getAuthority();
            assertThat(preflight(plain, "/api/tasks", ALLOWED).statusCode()).isEqualTo(403);
            HttpResponse<String> same = plain.get("/health", "Origin", own);
            assertThat(same.statusCode()).isEqualTo(200);
            assertThat(header(same, "Access-Control-Allow-Origin")).isEmpty();
            assertThat(header(same, "Vary")).doesNotContain("Origin");
            assertThat(preflight(plain, "/api/tasks", own).statusCode()).isEqualTo(405);
        }
    }

    private static HttpResponse<String> preflight(ServerFixture server, String path, String origin) {
        return server.send(
                "OPTIONS",
                path,
                "Origin",
                origin,
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "authorization");
    }

    private static List<String> header(HttpResponse<String> response, String name) {
        return response.headers().allValues(name);
    }
}

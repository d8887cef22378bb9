package dev.lanecast.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lanecast.core.task.Task;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest {

    private static final List<Task> MANY = IntStream.range(0, 100)
            .mapToObj(i -> Tasks.at("done/qa/" + i + ".yaml"))
            .toList();

    private final BoardFixture board = BoardFixture.with(MANY, List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/tasks", "/api/tasks?include_done=true", "/api/tasks?lane=done", "/api/tasks?agent=qa"})
    void packsLargeAnswersForThoseWhoAccept(String path) throws IOException {
        try (ServerFixture server = new ServerFixture(board)) {
            HttpResponse<String> plain = server.get(path);
            HttpResponse<byte[]> packed = server.bytes(path, "Accept-Encoding", "br, GZIP;q=0.5");

            assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(plain.headers().firstValue("Vary")).contains("Accept-Encoding");
            assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(packed.headers().firstValue("Vary")).contains("Accept-Encoding");
            assertThat(packed.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
            assertThat(packed.headers().firstValue("ETag"))
                    .isEqualTo(plain.headers().firstValue("ETag"));
            assertThat(packed.body().length).isLessThan(plain.body().length() / 5);
            assertThat(ServerFixture.JSON.readTree(GzipTest.unpack(packed.body())))
                    .isEqualTo(ServerFixture.json(plain));
            assertThat(server.send("HEAD", path, "Accept-Encoding", "gzip")
                            .headers()
                            .firstValueAsLong("Content-Length"))
                    .hasValue(packed.body().length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip;q=0", "br", "gzipped", ""})
    void doesNotPackForOthers(String accepted) {
        try (ServerFixture server = new ServerFixture(board)) {
            assertThat(server.get("/api/tasks", "Accept-Encoding", accepted)
                            .headers()
                            .firstValue("Content-Encoding"))
                    .isEmpty();
        }
    }

    @Test
    void doesNotPackSmallAnswers() {
        try (ServerFixture server = new ServerFixture(BoardFixture.with(MANY.get(0)))) {
            HttpResponse<String> small = server.get("/api/tasks", "Accept-Encoding", "gzip");
            assertThat(small.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(small.headers().firstValue("Vary")).isEmpty();
        }
    }

    @Test
    void tellsOriginsApartToo() {
        JettySettings settings = JettySettings.defaults().withAllowOrigins(List.of("http://friend.example"));
        try (ServerFixture server = new ServerFixture(board, settings, AssetsTest.none())) {
            assertThat(server.get("/api/tasks", "Origin", "http://friend.example")
                            .headers()
                            .allValues("Vary"))
                    .containsExactlyInAnyOrder("Origin", "Accept-Encoding");
        }
    }

    @Test
    void answersAfreshWhenTheBoardHasChanged() throws IOException {
        try (ServerFixture server = new ServerFixture(board)) {
            String tag = server.get("/api/tasks").headers().firstValue("ETag").orElseThrow();
            HttpResponse<String> same = server.get("/api/tasks", "If-None-Match", tag, "Accept-Encoding", "gzip");
            assertThat(same.statusCode()).isEqualTo(304);
            assertThat(same.headers().firstValue("Vary")).contains("Accept-Encoding");

            board.update(Tasks.titled(MANY.get(3), "Renewed"));
            HttpResponse<byte[]> fresh = server.bytes("/api/tasks", "If-None-Match", tag, "Accept-Encoding", "gzip");
            assertThat(fresh.statusCode()).isEqualTo(200);
            JsonNode tasks = ServerFixture.JSON.readTree(GzipTest.unpack(fresh.body()));
            assertThat(tasks.at("/done/qa").findValuesAsText("title")).contains("Renewed");
            assertThat(((ObjectNode) tasks).get("seq").asLong()).isEqualTo(1);
        }
    }

    @Test
    void packsTheFilesOfThePage() throws IOException {
        try (ServerFixture server = new ServerFixture(board)) {
            for (String path : List.of("/", "/main.js", "/styles.css", "/favicon.svg")) {
                HttpResponse<byte[]> packed = server.bytes(path, "Accept-Encoding", "gzip, deflate, br");
                assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
                assertThat(GzipTest.unpack(packed.body()))
                        .isEqualTo(server.bytes(path).body());
            }
        }
    }
}

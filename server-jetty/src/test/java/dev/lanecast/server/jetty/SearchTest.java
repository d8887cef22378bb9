package dev.lanecast.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lanecast.core.spi.Document;
import dev.lanecast.core.task.Task;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class SearchTest {

    private static final Task SHOWN = Tasks.titled(Tasks.at("inbox/a.yaml"), "Mend the Harbour crane");
    private static final Task DEEP = Tasks.at("assigned/qa/b.yaml");
    private static final Task OTHER = Tasks.at("done/qa/c.yaml");

    private final BoardFixture board = BoardFixture.with(List.of(OTHER, DEEP, SHOWN), List.of());

    @Test
    void findsWhatTheBoardShowsAndThenWhatDocumentsSay() {
        document(SHOWN, "the harbour again");
        Map<String, Object> fields = new HashMap<>();
        fields.put("nothing", null);
        fields.put("steps", Arrays.asList(null, 7L, Map.of("note", "Paint the\n  HARBOUR   wall")));
        board.documents.put(DEEP.key(), new Document.Readable(fields));
        document(OTHER, "elsewhere");
        try (ServerFixture server = new ServerFixture(board)) {
            JsonNode answer = search(server, "harBOUR");

            assertThat(answer.get("truncated").asBoolean()).isFalse();
            assertThat(answer.get("matches")).hasSize(2);
            assertThat(answer.at("/matches/0/key").asText()).isEqualTo(SHOWN.key());
            assertThat(answer.at("/matches/0/excerpt").asText()).isEqualTo("Mend the Harbour crane");
            assertThat(answer.at("/matches/1/project").asText()).isEqualTo(DEEP.project());
            assertThat(answer.at("/matches/1/id").asText()).isEqualTo("b");
            assertThat(answer.at("/matches/1/flags")).isEmpty();
            assertThat(answer.at("/matches/1/title").asText()).isEqualTo("Title of b");
            assertThat(answer.at("/matches/1/excerpt").asText()).isEqualTo("Paint the HARBOUR wall");
            assertThat(search(server, "the harbour WALL").get("matches")).hasSize(1);
            assertThat(search(server, "7").get("matches")).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Title of b", "B", "what b is", "QA", "urgent"})
    void looksIntoTitleIdExcerptAgentAndTags(String text) {
        try (ServerFixture server = new ServerFixture(BoardFixture.with(DEEP))) {
            assertThat(search(server, text).at("/matches/0/key").asText()).isEqualTo(DEEP.key());
        }
    }

    @Test
    void takesEveryCharacterAsItIs() {
        document(DEEP, "a.c (x|y) \\E 100% \u0130stanbul \u00c4rger");
        try (ServerFixture server = new ServerFixture(board)) {
            for (String text : List.of("a.c", "(x|y)", "\\E", "100%", "stanbul \u00e4RGER")) {
                assertThat(search(server, text).get("matches")).as(text).hasSize(1);
            }
            assertThat(search(server, "a?c").get("matches")).isEmpty();
        }
    }

    @Test
    void showsTheMatchWithSomeTextAround() {
        String smiles = "\ud83d\ude00".repeat(60);
        document(DEEP, smiles + "x harbour " + smiles);
        try (ServerFixture server = new ServerFixture(board)) {
            String excerpt = search(server, "harbour").at("/matches/1/excerpt").asText();
            assertThat(excerpt)
                    .startsWith("\u2026\ud83d\ude00")
                    .endsWith("\ud83d\ude00\u2026")
                    .contains("harbour");
            assertThat(excerpt.length()).isLessThan(160);
        }
    }

    @Test
    void stopsAtFiftyMatches() {
        List<Task> many = IntStream.range(0, 120)
                .mapToObj(i -> Tasks.at("inbox/n" + i + ".yaml"))
                .toList();
        BoardFixture full = BoardFixture.with(many, List.of());
        many.forEach(task -> full.documents.put(task.key(), new Document.Readable(Map.of("note", "deep down"))));
        try (ServerFixture server = new ServerFixture(full)) {
            for (String text : List.of("title", "deep")) {
                JsonNode answer = search(server, text);
                assertThat(answer.get("matches")).hasSize(50);
                assertThat(answer.get("truncated").asBoolean()).isTrue();
            }
        }
    }

    @Test
    void isCutOffWhenReadingTakesTooLong() {
        document(OTHER, "elsewhere");
        CountDownLatch never = new CountDownLatch(1);
        List<Thread> stuck = new ArrayList<>();
        Executor readers = reading -> {
            Thread thread = new Thread(() -> {
                awaitQuietly(never);
                reading.run();
            });
            stuck.add(thread);
            thread.start();
        };
        Search.Result result = new Search(board, Phrase.of("harbour"), 50).run(readers, Duration.ofMillis(5));
        never.countDown();

        assertThat(result.truncated()).isTrue();
        assertThat(result.matches()).hasSize(1);
        assertThat(stuck).hasSize(2);
    }

    @Test
    void failsRatherThanLeavingOutWhatItCannotRead() {
        board.documents.put(DEEP.key(), new Document.Readable(Map.of("note", new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("broken on purpose");
            }
        })));
        Search search = new Search(board, Phrase.of("harbour"), 50);
        assertThatThrownBy(() -> search.run(Runnable::run, Duration.ofSeconds(5)))
                .hasRootCauseMessage("broken on purpose");
    }

    @Test
    void refusesAnEmptyAndATooLongText() {
        try (ServerFixture server = new ServerFixture(board)) {
            for (String query : List.of("", "?q=", "?q=%20%09", "?q=" + "x".repeat(201))) {
                HttpResponse<String> refused = server.get("/api/search" + query);
                assertThat(refused.statusCode()).isEqualTo(400);
                assertThat(ServerFixture.json(refused).at("/error/field").asText())
                        .isEqualTo("q");
            }
        }
    }

    private void document(Task task, String note) {
        board.documents.put(task.key(), new Document.Readable(Map.of("note", note)));
    }

    private static JsonNode search(ServerFixture server, String text) {
        return server.json("/api/search?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

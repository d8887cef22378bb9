package dev.lanecast.server.jetty;

import static dev.lanecast.server.jetty.ServerFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lanecast.core.event.CostEvent;
import dev.lanecast.core.spi.Document;
import dev.lanecast.core.task.Lane;
import dev.lanecast.core.task.LaneRole;
import dev.lanecast.core.task.Lanes;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.telemetry.CostSummary;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HttpTest {

    private static final Task INBOX = Tasks.at("inbox/a.yaml");
    private static final Task ASSIGNED = Tasks.at("assigned/qa/b.yaml");
    private static final Task ORPHAN = Tasks.at("assigned/c.yaml");
    private static final Task DONE = Tasks.at("done/qa/d.yaml");

    @Test
    void listsTasksByLaneAndAgent() {
        BoardFixture board =
                BoardFixture.with(List.of(INBOX, ASSIGNED, ORPHAN, DONE), List.of(Tasks.broken("inbox/e.yaml")));
        try (ServerFixture server = new ServerFixture(board)) {
            JsonNode tasks = server.json("/api/tasks");

            assertThat(tasks.at("/inbox/0/id").asText()).isEqualTo("a");
            assertThat(tasks.at("/assigned/qa/0/id").asText()).isEqualTo("b");
            assertThat(tasks.at("/assigned/unassigned/0/id").asText()).isEqualTo("c");
            assertThat(tasks.at("/done/qa/0/key").asText()).isEqualTo(DONE.key());
            assertThat(tasks.at("/lanes").isObject()).isTrue();
            assertThat(tasks.at("/invalid/0/message").asText()).isEqualTo("found a tab");
            assertThat(tasks.at("/epoch").asText())
                    .isEqualTo(board.stream.view().epoch());
            assertThat(tasks.at("/seq").asLong()).isZero();
            assertThat(tasks.at("/timestamp").asText()).isEqualTo("2026-11-20T12:00:00Z");
        }
    }

    @Test
    void narrowsTasks() {
        BoardFixture board = BoardFixture.with(INBOX, ASSIGNED, ORPHAN, DONE);
        try (ServerFixture server = new ServerFixture(board)) {
            assertThat(ids(server.json("/api/tasks?include_done=false"))).containsExactly("a", "b", "c");
            assertThat(ids(server.json("/api/tasks?agent=qa"))).containsExactly("b", "d");
            assertThat(ids(server.json("/api/tasks?agent=unassigned&id=c"))).containsExactly("c");
            assertThat(ids(server.json("/api/tasks?project=other"))).isEmpty();
            assertThat(server.get("/api/tasks?include_done=maybe").statusCode()).isEqualTo(400);
        }
    }

    @Test
    void namesFurtherLanes() {
        Lanes lanes = new Lanes(List.of(
                new Lane("inbox", 0, LaneRole.WAITING),
                new Lane("review", 1, LaneRole.ACTIVE),
                new Lane("done", 2, LaneRole.FINISHED)));
        BoardFixture board = BoardFixture.with(lanes, List.of(INBOX, Tasks.at("review/qa/r.yaml")));
        try (ServerFixture server = new ServerFixture(board)) {
            assertThat(server.json("/api/tasks").at("/lanes/review/qa/0/id").asText())
                    .isEqualTo("r");
            assertThat(server.json("/api/stats").at("/tasks/lanes/review").asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void pagesThroughALaneNewestFirst() {
        List<Task> done = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            done.add(Tasks.since("done/qa/t" + i + ".yaml", BoardFixture.NOW.minus(Duration.ofHours(i / 2))));
        }
        try (ServerFixture server = new ServerFixture(BoardFixture.with(done, List.of()))) {
            List<String> seen = new ArrayList<>();
            JsonNode page = server.json("/api/tasks?lane=done&limit=2");
            page.at("/done/qa").forEach(task -> seen.add(task.get("id").asText()));
            while (!page.get("next").isNull()) {
                page = server.json("/api/tasks?lane=done&limit=2&cursor="
                        + page.get("next").asText());
                page.at("/done/qa").forEach(task -> seen.add(task.get("id").asText()));
            }

            assertThat(seen).hasSize(5).doesNotHaveDuplicates();
            assertThat(seen.subList(0, 2)).containsExactlyInAnyOrder("t0", "t1");
            assertThat(seen.get(4)).isEqualTo("t4");
            assertThat(page.get("epoch").asText()).isNotEmpty();
            assertThat(page.get("seq").isNumber()).isTrue();
        }
    }

    @Test
    void refusesLanesLimitsAndCursorsThatCannotBe() {
        try (ServerFixture server = new ServerFixture(BoardFixture.with(INBOX))) {
            assertError(server.get("/api/tasks?lane=attic"), 400, "bad_parameter", "lane");
            assertError(server.get("/api/tasks?lane=inbox&limit=0"), 400, "bad_parameter", "limit");
            assertError(server.get("/api/tasks?lane=inbox&limit=x"), 400, "bad_parameter", "limit");
            assertError(server.get("/api/tasks?lane=inbox&cursor=*"), 400, "bad_parameter", "cursor");
            assertError(server.get("/api/tasks?lane=inbox&cursor=YWJj"), 400, "bad_parameter", "cursor");
            assertError(server.get("/api/tasks?lane=inbox&cursor=YSBi"), 400, "bad_parameter", "cursor");
        }
    }

    @Test
    void answersNotModifiedUntilWhatItShowsChanges() {
        BoardFixture board = BoardFixture.with(INBOX, ASSIGNED);
        try (ServerFixture server = new ServerFixture(board)) {
            String tag = server.get("/api/tasks?agent=qa")
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            assertThat(tag).startsWith("W/\"");

            board.update(Tasks.titled(INBOX, "Other"));
            board.publish(new CostEvent.CostUpdate(CostSummary.NONE));
            HttpResponse<String> same = server.get("/api/tasks?agent=qa", "If-None-Match", tag);
            assertThat(same.statusCode()).isEqualTo(304);
            assertThat(same.body()).isEmpty();
            assertThat(same.headers().firstValue("ETag")).contains(tag);
            assertThat(server.get("/api/tasks?agent=qa", "If-None-Match", "\"x\", " + tag)
                            .statusCode())
                    .isEqualTo(304);
            assertThat(server.get("/api/tasks", "If-None-Match", tag).statusCode())
                    .isEqualTo(200);

            board.update(Tasks.titled(ASSIGNED, "Other"));
            assertThat(server.get("/api/tasks?agent=qa", "If-None-Match", tag).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void showsATaskWithItsDocument() {
        BoardFixture board = BoardFixture.with(INBOX);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", "a");
        fields.put("nested", Map.of("list", List.of(1L, true)));
        fields.put("nothing", null);
        board.documents.put(INBOX.key(), new Document.Readable(fields));
        board.update(Tasks.titled(INBOX, "Other"));
        try (ServerFixture server = new ServerFixture(board)) {
            JsonNode task = server.json("/api/tasks/" + INBOX.key());

            assertThat(task.get("title").asText()).isEqualTo("Other");
            assertThat(task.at("/document/nested/list/1").asBoolean()).isTrue();
            assertThat(task.at("/document/nothing").isNull()).isTrue();
            assertThat(task.get("document_seq").asLong()).isEqualTo(1);
            assertThat(task.has("invalid")).isFalse();
        }
    }

    @Test
    void showsWhyADocumentCannotBeRead() {
        var broken = Tasks.broken("inbox/e.yaml");
        BoardFixture board = BoardFixture.with(List.of(INBOX), List.of(broken));
        board.documents.put(broken.key(), new Document.Unreadable(broken));
        try (ServerFixture server = new ServerFixture(board)) {
            JsonNode task = server.json("/api/tasks/" + broken.key());
            assertThat(task.get("document").isNull()).isTrue();
            assertThat(task.at("/invalid/line").asInt()).isEqualTo(3);

            assertError(server.get("/api/tasks/" + INBOX.key()), 404, "not_found", null);
            assertError(server.get("/api/tasks/unknown"), 404, "not_found", null);
            assertError(server.get("/api/tasks/"), 404, "not_found", null);
        }
    }

    @Test
    void countsTasksAndCosts() {
        try (ServerFixture server = new ServerFixture(BoardFixture.with(INBOX, ASSIGNED, ORPHAN, DONE))) {
            JsonNode stats = server.json("/api/stats");

            assertThat(stats.at("/tasks/inbox").asInt()).isEqualTo(1);
            assertThat(stats.at("/tasks/assigned").asInt()).isEqualTo(2);
            assertThat(stats.at("/tasks/done").asInt()).isEqualTo(1);
            assertThat(stats.at("/tasks/total").asInt()).isEqualTo(4);
            assertThat(stats.at("/costs/time_zone").asText()).isEqualTo("Z");
            assertThat(stats.at("/timestamp").asText()).isEqualTo("2026-11-20T12:00:00Z");
        }
    }

    @Test
    void tellsPastEvents() {
        BoardFixture board = BoardFixture.holding(8, INBOX);
        board.updateManyTimes(INBOX, 10);
        String epoch = board.stream.view().epoch();
        try (ServerFixture server = new ServerFixture(board)) {
            JsonNode newest = server.json("/api/events?limit=3");
            assertThat(newest.get("epoch").asText()).isEqualTo(epoch);
            assertThat(newest.get("seq").asLong()).isEqualTo(10);
            assertThat(newest.at("/events/0/seq").asLong()).isEqualTo(8);
            assertThat(server.json("/api/events").get("events")).hasSize(8);

            JsonNode page = server.json("/api/events?limit=2&after=" + epoch + ":5");
            assertThat(page.get("seq").asLong()).isEqualTo(7);
            assertThat(page.at("/events/0/seq").asLong()).isEqualTo(6);
            JsonNode none = server.json("/api/events?after=" + epoch + ":10");
            assertThat(none.get("events")).isEmpty();
            assertThat(none.get("seq").asLong()).isEqualTo(10);

            assertError(server.get("/api/events?after=" + epoch + ":1"), 410, "gone", "after");
            assertError(server.get("/api/events?after=" + epoch + ":11"), 410, "gone", "after");
            assertError(server.get("/api/events?after=other:5"), 410, "gone", "after");
            assertError(server.get("/api/events?after=5"), 400, "bad_parameter", "after");
            assertError(server.get("/api/events?after=a%20b:5"), 400, "bad_parameter", "after");
            assertError(server.get("/api/events?limit=1001"), 400, "bad_parameter", "limit");
        }
    }

    @Test
    void tellsItsHealth() {
        BoardFixture board = BoardFixture.with(INBOX);
        try (ServerFixture server = new ServerFixture(board)) {
            JsonNode health = server.json("/health");
            assertThat(health.get("status").asText()).isEqualTo("healthy");
            assertThat(health.get("service").asText()).isEqualTo("lanecast");
            assertThat(health.get("version").asText()).isEqualTo("9.9.9");
            assertThat(health.at("/watch/0/mode").asText()).isEqualTo("native");
            assertThat(health.at("/telemetry/enabled").asBoolean()).isFalse();

            board.degraded = true;
            HttpResponse<String> degraded = server.get("/health");
            assertThat(degraded.statusCode()).isEqualTo(200);
            assertThat(json(degraded).get("status").asText()).isEqualTo("degraded");
        }
    }

    @Test
    void saysWhyModelCallsAreNotKept() {
        BoardFixture board = BoardFixture.with(INBOX);
        board.recorder = Optional.of(new InvocationSink() {
            @Override
            public Receipt record(List<Invocation> calls) {
                throw new AssertionError();
            }

            @Override
            public String fault() {
                return "No room; make some";
            }
        });
        try (ServerFixture server = new ServerFixture(board)) {
            JsonNode health = server.json("/health");
            assertThat(health.get("status").asText()).isEqualTo("degraded");
            assertThat(health.at("/telemetry/reason").asText()).isEqualTo("No room; make some");
        }
    }

    @Test
    void answersHeadLikeGetWithoutTheBody() {
        try (ServerFixture server = new ServerFixture(BoardFixture.with(INBOX))) {
            HttpResponse<String> head = server.send("HEAD", "/api/tasks");

            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            assertThat(head.headers().firstValueAsLong("Content-Length").orElseThrow())
                    .isEqualTo(server.get("/api/tasks").body().length());
            assertThat(head.headers().firstValue("ETag")).isPresent();
        }
    }

    @Test
    void saysWhichMethodsAnAddressTakes() {
        try (ServerFixture server = new ServerFixture(BoardFixture.with(INBOX))) {
            HttpResponse<String> deleted = server.send("DELETE", "/api/tasks");
            assertError(deleted, 405, "method_not_allowed", null);
            assertThat(deleted.headers().firstValue("Allow")).contains("GET, HEAD");
            assertThat(server.get("/v1/logs").headers().firstValue("Allow")).contains("POST");
            assertThat(server.send("DELETE", "/api/invocations").headers().firstValue("Allow"))
                    .contains("GET, HEAD, POST");
            assertThat(server.send("OPTIONS", "/health").statusCode()).isEqualTo(405);

            HttpResponse<String> socket = server.get("/dashboard");
            assertError(socket, 426, "upgrade_required", null);
        }
    }

    @Test
    void answersUnknownAddressesAndBadQueriesInJson() {
        try (ServerFixture server = new ServerFixture(BoardFixture.with(INBOX))) {
            assertError(server.get("/nowhere"), 404, "not_found", null);
            assertError(server.get("/api"), 404, "not_found", null);
            assertError(server.get("/lib/"), 404, "not_found", null);
            assertThat(server.get("/api/tasks").headers().firstValue("Content-Type"))
                    .contains("application/json; charset=utf-8");
        }
    }

    static void assertError(HttpResponse<String> response, int status, String code, String field) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode error = json(response).get("error");
        assertThat(error.get("code").asText()).isEqualTo(code);
        assertThat(error.get("message").asText()).isNotEmpty();
        assertThat(error.get("field").asText("null")).isEqualTo(field == null ? "null" : field);
    }

    private static List<String> ids(JsonNode tasks) {
        return tasks.findValuesAsText("id");
    }
}

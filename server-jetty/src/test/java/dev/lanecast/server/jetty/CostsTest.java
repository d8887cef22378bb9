package dev.lanecast.server.jetty;

import static dev.lanecast.server.jetty.HttpTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lanecast.core.fixture.MemoryStore;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Tokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CostsTest {

    private final MemoryStore store = new MemoryStore();
    private final BoardFixture board = BoardFixture.with(Tasks.at("inbox/a.yaml"));
    private final ServerFixture server = new ServerFixture(board);

    CostsTest() {
        board.store = Optional.of(store);
        store.append(List.of(
                call("a", "2026-11-19T18:14:59Z", "small", 1_500_000L, "p"),
                call("b", "2026-11-19T18:15:00Z", "small", null, "p"),
                call("c", "2026-11-20T12:00:00Z", "large", 250_000L, "q")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void addsUpByDayOfTheServersZoneUnlessAskedOtherwise() {
        JsonNode answer = server.json("/api/costs");
        assertThat(answer.get("by").asText()).isEqualTo("day");
        assertThat(answer.get("time_zone").asText()).isEqualTo("Asia/Kathmandu");
        assertThat(answer.get("next").isNull()).isTrue();
        assertThat(answer.get("groups")).hasSize(2);
        assertThat(answer.at("/groups/1")).isEqualTo(ServerFixture.parse("""
                {"key": "2026-11-20", "invocations": 2, "prompt_tokens": 8, "completion_tokens": 6,
                 "cache_read_tokens": 4, "cache_write_tokens": 2, "total_tokens": 20, "cost_usd": 0.25, "unpriced": 1,
                 "errors": 0, "latency_p50_ms": 20, "latency_p95_ms": 20, "latency_p99_ms": 20}
                """));
    }

    @Test
    void splitsDaysAndNarrowsThem() {
        JsonNode split = server.json("/api/costs?by=day&split=model");
        assertThat(split.get("split").asText()).isEqualTo("model");
        assertThat(texts(split, "key")).containsExactly("2026-11-19", "2026-11-20", "2026-11-20");
        assertThat(texts(split, "split")).containsExactly("small", "large", "small");

        assertThat(texts(server.json("/api/costs?by=model&project=q"), "key")).containsExactly("large");
        assertThat(texts(server.json("/api/costs?by=hour&from=2026-11-20T00%3A00%2B05:45"), "key"))
                .containsExactly("2026-11-20T00:00+05:45", "2026-11-20T17:00+05:45");
        assertThat(texts(server.json("/api/costs?to=2026-11-19"), "key")).containsExactly("2026-11-19");
    }

    @Test
    void saysWhatTheMonthWillCostAndWhatCachesSave() {
        JsonNode answer = server.json("/api/costs?project=q");
        assertThat(answer.at("/cache/hit_percent").asInt()).isEqualTo(29);
        assertThat(answer.at("/cache/saved_usd").isNumber()).isTrue();
        assertThat(answer.at("/month/spent_usd").isNumber()).isTrue();
        assertThat(answer.at("/month/per_day_usd").isNumber()).isTrue();
        assertThat(answer.at("/month/projected_usd").isNumber()).isTrue();
        assertThat(server.json("/api/costs").at("/month/unpriced").asInt()).isEqualTo(1);
        assertThat(server.json("/api/costs").at("/month/unpriced_pace").asInt()).isEqualTo(1);
    }

    @Test
    void leavesOutWhatTheClientDoesNotNeed() {
        assertThat(server.json("/api/costs?month=false").has("month")).isFalse();
        assertThat(server.json("/api/costs?month=false").has("cache")).isTrue();
        assertThat(server.json("/api/costs?cache=false").has("month")).isTrue();
        assertThat(server.json("/api/costs?cache=false").has("cache")).isFalse();
        assertThat(server.json("/api/costs?by=model")
                        .at("/groups/0/latency_p50_ms")
                        .isNumber())
                .isTrue();
        assertThat(server.json("/api/costs?by=model&latency=false")
                        .at("/groups/0/latency_p50_ms")
                        .isNull())
                .isTrue();
    }

    @Test
    void givesGroupsPageByPage() {
        JsonNode first = server.json("/api/costs?by=model&limit=1");
        assertThat(texts(first, "key")).containsExactly("small");
        JsonNode second = server.json(
                "/api/costs?by=model&limit=1&cursor=" + first.get("next").asText());
        assertThat(texts(second, "key")).containsExactly("large");
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void listsCallsNewestFirst() {
        JsonNode first = server.json("/api/invocations?limit=2");
        assertThat(ids(first)).containsExactly("c", "b");
        JsonNode second = server.json(
                "/api/invocations?limit=2&cursor=" + first.get("next").asText());
        assertThat(ids(second)).containsExactly("a");
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(ids(server.json("/api/invocations?project=p&model=small&from=2026-11-20")))
                .containsExactly("b");
        assertThat(second.at("/invocations/0/cost_usd").asDouble()).isEqualTo(1.5);
        assertThat(second.at("/invocations/0/task_link").asText()).isEqualTo("explicit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"project", "model", "agent", "task", "session", "tool"})
    void narrowsCallsByEachName(String name) {
        store.append(List.of(Invocation.at(Instant.parse("2026-11-20T13:00:00Z"))
                .invocationId("d")
                .project("the project")
                .modelName("the model")
                .agentName("the agent")
                .taskId("the task")
                .sessionId("the session")
                .toolName("the tool")
                .build()));
        assertThat(ids(server.json("/api/invocations?" + name + "=the+" + name)))
                .containsExactly("d");
        assertThat(ids(server.json("/api/invocations?" + name + "=another"))).isEmpty();
    }

    @Test
    void takesAnEmptyNameForTheCallsThatNameNone() {
        store.append(List.of(call("d", "2026-11-20T13:00:00Z", "small", 1L, null)));
        assertThat(ids(server.json("/api/invocations?project="))).containsExactly("d");
        assertThat(ids(server.json("/api/invocations?agent="))).containsExactly("d", "c", "b", "a");
        assertThat(texts(server.json("/api/costs?by=model&project="), "invocations"))
                .containsExactly("1");
    }

    @Test
    void exportsCallsAsAFile() {
        JsonNode all = server.json("/api/export/invocations.json");
        assertThat(all).hasSize(3);
        assertThat(all.get(0)).isEqualTo(server.json("/api/invocations").at("/invocations/0"));
        assertThat(server.get("/api/export/invocations.ndjson?project=p").body().lines())
                .hasSize(2);
        String[] rows = server.get("/api/export/invocations.csv").body().split("\r\n");
        assertThat(rows).hasSize(4);
        assertThat(rows[0]).startsWith("invocation_id,timestamp,session_id,task_id,task_link,");
    }

    @Test
    void exportsMoreCallsThanItReadsAtOnce() {
        List<Invocation> many = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            many.add(call(null, "2026-11-21T00:00:00Z", "many", 1L, null));
        }
        store.append(many);
        assertThat(server.get("/api/export/invocations.ndjson?model=many")
                        .body()
                        .lines())
                .hasSize(2_500);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/costs?by=week, by",
        "/api/costs?by=model&split=agent, split",
        "/api/costs?split=task, split",
        "/api/costs?from=yesterday, from",
        "/api/costs?from=2026-11-20&to=2026-11-19, from",
        "/api/invocations?from=2026-11-20T01%3A00Z&to=2026-11-20T00%3A00Z, from",
        "/api/costs?limit=0, limit",
        "/api/costs?cursor=x, cursor",
        "/api/costs?month=no, month",
        "/api/invocations?cursor=x, cursor",
        "/api/invocations?to=2026-13-01, to"
    })
    void refusesWhatItCannotRead(String path, String field) {
        assertError(server.get(path), 400, "bad_parameter", field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/costs?split=foo | [split] must be one of [model, agent, tool, project], but is [foo]",
                "/api/costs?split=day | [split] must be one of [model, agent, tool, project], but is [day]",
                "/api/costs?by=model&split=agent | [split] needs [by] to be day or hour, but it is [model]",
                "/api/costs?from=2026-11-20T00:00:00+02:00 | [from] must be a day such as 2026-11-20 or an ISO-8601"
                        + " time with a zone, but is [2026-11-20T00:00:00 02:00]; write a + as %2B",
                "/api/costs?from=2026-11-21&to=2026-11-20"
                        + " | [from] must be before the end of [to], but they are [2026-11-21] and [2026-11-20]",
            })
    void saysWhatIsWrongAndWhatCouldBe(String path, String sentence) {
        assertThat(ServerFixture.json(server.get(path)).at("/error/message").asText())
                .isEqualTo(sentence);
    }

    @Test
    void saysThatItKeepsNoCalls() {
        board.store = Optional.empty();
        for (String path : List.of("/api/costs", "/api/invocations", "/api/export/invocations.csv")) {
            assertError(server.get(path), 503, "no_telemetry", null);
        }
    }

    private static List<String> texts(JsonNode answer, String field) {
        return answer.get("groups").findValuesAsText(field);
    }

    private static List<String> ids(JsonNode answer) {
        return answer.get("invocations").findValuesAsText("invocation_id");
    }

    private static Invocation call(
            @Nullable String id, String time, String model, @Nullable Long micros, @Nullable String project) {
        return Invocation.at(Instant.parse(time))
                .invocationId(id)
                .taskId("t")
                .modelName(model)
                .project(project)
                .tokens(new Tokens(4, 3, 2, 1))
                .reportedMicros(micros)
                .latencyMs(20L)
                .build();
    }
}

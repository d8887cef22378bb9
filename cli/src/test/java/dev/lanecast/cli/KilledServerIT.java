package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lanecast.core.fixture.LongRun;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The real server, killed again and again while calls are told to it. */
@Timeout(900)
@DisabledOnOs(OS.WINDOWS)
class KilledServerIT {

    private static final int TELLERS = 2;
    private static final long MOST_MICROS = 20_000;
    private static final Map<String, String> NAMES = Map.of(
            "model",
            "model_name",
            "agent",
            "agent_name",
            "task",
            "task_id",
            "tool",
            "tool_name",
            "session",
            "session_id");

    @TempDir
    Path temp;

    private final Random random = new Random(20_261_123);
    private final ToldCalls told = new ToldCalls();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(TELLERS + 1);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void keepsEachAcknowledgedCallExactlyOnce() throws Exception {
        Path tree = Files.createDirectories(temp.resolve("harbour/work/collaboration"));
        for (int round = 0; round < LongRun.choose(5, 50); round++) {
            try (LanecastProcess server = start(tree)) {
                tellUntilKilled(server);
            }
        }
        assertThat(scratch()).as("where temporary files go").isEmptyDirectory();
        try (LanecastProcess server = start(tree)) {
            ApiClient api = ApiClient.of(server.address());
            Map<String, JsonNode> rows = rows(api);
            assertThat(rows.keySet()).containsAll(told.acknowledged()).isSubsetOf(told.all());
            for (String by : List.of("model", "agent", "task", "tool", "session", "project")) {
                String field = NAMES.getOrDefault(by, by);
                assertThat(groups(api, by))
                        .as(by)
                        .isEqualTo(added(rows, call -> call.get(field).asText()));
            }
            assertThat(groups(api, "day")).isEqualTo(added(rows, call -> timestamp(call, "2026-11-20")));
            assertThat(groups(api, "hour")).isEqualTo(added(rows, call -> timestamp(call, "2026-11-20T10") + ":00Z"));
            assertThat(server.errors()).isEmpty();
        }
    }

    private Path scratch() {
        return temp.resolve("scratch");
    }

    private LanecastProcess start(Path tree) throws IOException {
        List<String> command = LanecastProcess.java();
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Duser.timezone=UTC"));
        command.add("-Djava.io.tmpdir=" + Files.createDirectories(scratch()));
        command.addAll(List.of("-jar", System.getProperty("lanecast.jar"), "serve", tree.toString(), "--port", "0"));
        command.addAll(List.of("--db", temp.resolve("telemetry.db").toString()));
        return LanecastProcess.start(temp, command);
    }

    /** Kills it at any moment once it has answered a few times. */
    private void tellUntilKilled(LanecastProcess server) throws Exception {
        ApiClient api = ApiClient.of(server.address());
        Semaphore answers = new Semaphore(0);
        List<Future<?>> tellers = new ArrayList<>();
        for (int i = 0; i < TELLERS; i++) {
            Random own = new Random(random.nextLong());
            tellers.add(threads.submit(() -> {
                tell(api, own, answers);
                return null;
            }));
        }
        assertThat(answers.tryAcquire(1 + random.nextInt(12), 60, TimeUnit.SECONDS))
                .as("It answers")
                .isTrue();
        threads.schedule(server::close, random.nextLong(MOST_MICROS), TimeUnit.MICROSECONDS);
        for (Future<?> teller : tellers) {
            teller.get(60, TimeUnit.SECONDS);
        }
    }

    private void tell(ApiClient api, Random own, Semaphore answers) throws InterruptedException {
        while (true) {
            List<Integer> numbers = told.choose(own);
            int status;
            try {
                status = api.post("api/invocations", ToldCalls.json(numbers)).statusCode();
            } catch (IOException e) {
                return;
            }
            assertThat(status).isEqualTo(202);
            told.acknowledge(numbers);
            answers.release();
        }
    }

    /** The calls by their ids, each of which must be as it was told. */
    private static Map<String, JsonNode> rows(ApiClient api) throws Exception {
        Map<String, JsonNode> rows = new HashMap<>();
        for (JsonNode call : api.calls()) {
            String id = call.get("invocation_id").asText();
            assertThat(Sum.ofOne(call)).as(id).isEqualTo(ToldCalls.sum(id));
            assertThat(rows.put(id, call)).as(id).isNull();
        }
        return rows;
    }

    private static Map<String, Sum> added(Map<String, JsonNode> rows, Function<JsonNode, String> key) {
        Map<String, Sum> sums = new HashMap<>();
        rows.values().forEach(call -> sums.merge(key.apply(call), Sum.ofOne(call), Sum::plus));
        return sums;
    }

    private static Map<String, Sum> groups(ApiClient api, String by) throws Exception {
        Map<String, Sum> groups = new HashMap<>();
        for (JsonNode group : api.get("api/costs?limit=1000&by=" + by).get("groups")) {
            groups.put(
                    group.get("key").asText(),
                    new Sum(
                            group.get("invocations").asLong(),
                            group.get("total_tokens").asLong(),
                            group.get("cost_usd").decimalValue()));
        }
        return groups;
    }

    /** As much of it as there is of an example. */
    private static String timestamp(JsonNode call, String example) {
        return call.get("timestamp").asText().substring(0, example.length());
    }

    /** Calls added up. */
    record Sum(long calls, long tokens, BigDecimal usd) {

        Sum {
            usd = usd.stripTrailingZeros();
        }

        static Sum ofOne(JsonNode call) {
            return new Sum(
                    1, call.get("total_tokens").asLong(), call.get("cost_usd").decimalValue());
        }

        Sum plus(Sum other) {
            return new Sum(calls + other.calls, tokens + other.tokens, usd.add(other.usd));
        }
    }
}

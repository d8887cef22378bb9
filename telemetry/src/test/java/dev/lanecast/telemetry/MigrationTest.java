package dev.lanecast.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.CallFilter;
import dev.lanecast.core.telemetry.CallQuery;
import dev.lanecast.core.telemetry.CostQuery;
import dev.lanecast.core.telemetry.CostQuery.By;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink.Receipt;
import dev.lanecast.core.telemetry.TaskLink;
import dev.lanecast.core.telemetry.Tokens;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteConfig.SynchronousMode;

class MigrationTest {

    private static final String INSERT = "INSERT INTO invocation (key, invocation_id, ended_at, session_id, task_id,"
            + " agent_name, tool_name, provider, model_name, prompt_tokens, completion_tokens, cache_read_tokens,"
            + " cache_write_tokens, cost_micros, latency_ms, status, error_message, project, branch)"
            + " VALUES (randomblob(16), ?, ?, 's', ?, 'ann', 'codex', 'openai', 'gpt-5', 1, 2, 3, 4, ?, 250, ?, 'e', 'p', 'b')";

    private static final int WITH_RECENT_KEYS = 2;
    private static final int WITH_KEY_RUNS = 6;

    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("earlierVersions")
    void takesTheCallsOfEveryEarlierVersionAlong(int version) {
        Path file = directory.resolve("telemetry.db");
        List<Invocation> calls = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            calls.add(call(i));
        }
        try (Session session = Session.writing(file, SynchronousMode.NORMAL)) {
            new Schema(file, Migration.all().subList(0, 1)).update(session);
            session.transact(sql -> {
                try (PreparedStatement insert = sql.prepareOnce(INSERT)) {
                    for (Invocation call : calls) {
                        insert.setString(1, call.invocationId());
                        insert.setLong(2, Micros.of(call.timestamp()));
                        insert.setString(3, call.taskId());
                        insert.setObject(4, call.costMicros());
                        insert.setString(5, call.status().wireName());
                        insert.executeUpdate();
                    }
                }
                return true;
            });
            new Schema(file, Migration.all().subList(0, version)).update(session);
            if (version >= WITH_RECENT_KEYS && version < WITH_KEY_RUNS) {
                session.transact(sql -> {
                    sql.run("INSERT INTO recent_key SELECT * FROM invocation_key WHERE seq % 2 = 0");
                    sql.run("DELETE FROM invocation_key WHERE seq % 2 = 0");
                    return true;
                });
            }
        }
        try (TelemetryStore store = Calls.open(file)) {
            CallQuery all = new CallQuery(CallFilter.ALL, 1_000, null);
            assertThat(store.calls(all).calls()).isEqualTo(all.over(calls).calls());
            for (By by : By.values()) {
                CostQuery query = CostQuery.by(by, ZoneOffset.UTC);
                assertThat(store.costs(query)).as("by %s", by).isEqualTo(query.over(calls));
            }
            CallQuery ofTask = new CallQuery(CallFilter.ALL.task("task 1"), 1_000, null);
            assertThat(store.calls(ofTask).calls())
                    .isNotEmpty()
                    .isEqualTo(ofTask.over(calls).calls());
            assertThat(store.append(calls)).isEqualTo(new Receipt(0, 500));
            assertThat(store.append(List.of(Calls.call("new")))).isEqualTo(new Receipt(1, 0));
            assertThat(store.since(0, 1).newest().get(0).invocationId()).isEqualTo("new");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void tellsTasksInBranchesFromThoseInAttributes(int version) {
        Path file = directory.resolve("telemetry.db");
        try (Session session = Session.writing(file, SynchronousMode.NORMAL)) {
            new Schema(file, Migration.all().subList(0, version)).update(session);
            session.transact(sql -> {
                sql.run("INSERT INTO invocation (seq, ended_at, task_id, link, prompt_tokens, completion_tokens,"
                        + " cache_read_tokens, cache_write_tokens, cache_write_hour_tokens, status, branch, channels)"
                        + " VALUES (1, 1, 'T-1', 1, 0, 0, 0, 0, 0, 0, 'fix/T-1', 1), (2, 2, 'T-2', 1, 0, 0, 0, 0, 0, 0,"
                        + " 'main', 1), (3, 3, 'T-3', 1, 0, 0, 0, 0, 0, 0, NULL, 1), (4, 4, 'T-4', 2, 0, 0, 0, 0, 0, 0,"
                        + " 'T-4', 1)");
                return true;
            });
        }
        try (TelemetryStore store = Calls.open(file)) {
            assertThat(store.calls(new CallQuery(CallFilter.ALL, 9, null)).calls())
                    .extracting(Invocation::link)
                    .containsExactly(TaskLink.INFERRED, TaskLink.NAMED, TaskLink.NAMED, TaskLink.BRANCH);
        }
    }

    @Test
    void dropsSumsThatNobodyAsksForAnyMore() {
        Path file = directory.resolve("telemetry.db");
        try (Session session = Session.writing(file, SynchronousMode.NORMAL)) {
            new Schema(file, Migration.all().subList(0, 5)).update(session);
            session.transact(sql -> {
                sql.run(
                        "WITH each (dimension, span) AS (VALUES (3, 2), (3, 3), (4, 0), (4, 1), (4, 2), (4, 3), (4, 4))"
                                + " INSERT INTO rollup SELECT dimension, span, 0, 't', '', 1, 0, 0, 0, 0, 0, 0, 0, NULL, 1 FROM each");
                return true;
            });
            new Schema(file, Migration.all()).update(session);
            assertThat(session.<String>transact(sql -> {
                        try (ResultSet row = sql.prepare("SELECT group_concat(dimension || '.' || span) FROM rollup")
                                .executeQuery()) {
                            return row.getString(1);
                        }
                    }))
                    .isEqualTo("3.2,3.3,4.0,4.1,4.4");
        }
    }

    static IntStream earlierVersions() {
        return IntStream.range(1, Migration.all().size());
    }

    private static Invocation call(int number) {
        return Invocation.at(Calls.NOON.plusSeconds(number * 600L))
                .invocationId("call " + number)
                .sessionId("s")
                .taskId(number % 3 == 0 ? null : "task " + number % 5)
                .agentName("ann")
                .toolName("codex")
                .provider("openai")
                .modelName("gpt-5")
                .tokens(new Tokens(1, 2, 3, 4))
                .reportedMicros(number % 4 == 0 ? null : 1_000L * number)
                .latencyMs(250L)
                .status(Invocation.Status.values()[number % 3])
                .errorMessage("e")
                .project("p")
                .branch("b")
                .build();
    }
}

package dev.lanecast.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.CallFilter;
import dev.lanecast.core.telemetry.CallQuery;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.TaskLink;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallBlocksTest {

    private static final int TASKS = 6;

    @TempDir
    Path directory;

    private final Map<String, Invocation> held = new TreeMap<>();
    private int next;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void leadToEveryCallOfATaskWhateverBecameOfIt(long seed) throws SQLException {
        Random random = new Random(seed);
        try (TelemetryStore store = Calls.open(directory.resolve("telemetry.db"))) {
            for (int step = 0; step < 40; step++) {
                switch (random.nextInt(5)) {
                    case 0 -> move(store, "task " + random.nextInt(TASKS), "task " + random.nextInt(TASKS));
                    case 1 -> forget(store, Calls.NOON.plusSeconds(random.nextInt(next + 1)));
                    default -> append(store, random);
                }
                assertExact(store);
            }
        }
        String blocks = "SELECT origin, block FROM call_block";
        String those = "SELECT origin, seq / 256 FROM model_call";
        assertThat(count("SELECT COUNT(*) FROM (" + blocks + " EXCEPT " + those + ")"))
                .isZero();
        assertThat(count("SELECT COUNT(*) FROM (" + those + " EXCEPT " + blocks + ")"))
                .isZero();
        assertThat(count("SELECT COUNT(*) FROM call_origin WHERE id NOT IN (SELECT origin FROM model_call)"))
                .isZero();
    }

    private void append(TelemetryStore store, Random random) {
        List<Invocation> calls = new ArrayList<>();
        String task = "task 0";
        for (int i = random.nextInt(400); i >= 0; i--) {
            task = random.nextInt(20) == 0 ? "task " + random.nextInt(TASKS) : task;
            String id = String.format("call %05d", next);
            calls.add(Calls.call(id, Calls.NOON.plusSeconds(next++), 1L, task, "model", "agent"));
        }
        store.append(calls);
        calls.forEach(call -> held.put(call.invocationId(), call));
    }

    private void move(TelemetryStore store, String from, String to) {
        store.rewrite(CallFilter.ALL.task(from), call -> moved(call, to));
        held.replaceAll((id, call) -> from.equals(call.taskId()) ? moved(call, to) : call);
    }

    private static Invocation moved(Invocation call, String task) {
        return call.toBuilder().task(task, TaskLink.EXPLICIT).build();
    }

    private void forget(TelemetryStore store, Instant before) {
        store.forget(before);
        held.values().removeIf(call -> call.timestamp().isBefore(before));
    }

    private void assertExact(TelemetryStore store) {
        for (int i = 0; i < TASKS; i++) {
            CallQuery ofTask = new CallQuery(CallFilter.ALL.task("task " + i), 1_000, null);
            assertThat(store.calls(ofTask).calls())
                    .isEqualTo(ofTask.over(List.copyOf(held.values())).calls());
        }
    }

    private int count(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("telemetry.db"));
                ResultSet row = connection.createStatement().executeQuery(query)) {
            return row.getInt(1);
        }
    }
}

package dev.lanecast.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.Basis;
import dev.lanecast.core.telemetry.CallCost;
import dev.lanecast.core.telemetry.CallFilter;
import dev.lanecast.core.telemetry.CallQuery;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Invocation.Channel;
import dev.lanecast.core.telemetry.InvocationBuilder;
import dev.lanecast.core.telemetry.TaskLink;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginTest {

    /** Each makes a call another in one thing that calls of a session have in common. */
    private static final List<UnaryOperator<InvocationBuilder>> CHANGES = List.of(
            call -> call.sessionId("other"),
            call -> call.task("other", TaskLink.EXPLICIT),
            call -> call.task("task", TaskLink.INFERRED),
            call -> call.agentName("other"),
            call -> call.toolName("other"),
            call -> call.provider("other"),
            call -> call.modelName("other"),
            call -> call.modelName(null),
            call -> call.serviceTier("batch"),
            call -> call.cost(null),
            call -> call.cost(new CallCost(1, CallCost.Source.COMPUTED, "1")),
            call -> call.cost(new CallCost(1, CallCost.Source.COMPUTED, "2")),
            call -> call.status(Invocation.Status.ERROR),
            call -> call.project("other"),
            call -> call.project("other", Basis.FOUND),
            call -> call.project("other", Basis.ASSUMED),
            call -> call.agentName("other", Basis.ASSUMED),
            call -> call.branch("other"),
            call -> call.channels(Set.of(Channel.LOG)));

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("telemetry.db");
    }

    @Test
    void isKeptOnceForAllCallsThatHaveItInCommon() throws Exception {
        try (TelemetryStore store = Calls.open(file)) {
            store.append(numbered(0, 100));
            store.append(numbered(50, 200));
            assertThat(origins()).isEqualTo(1);
        }
        try (TelemetryStore store = Calls.open(file)) {
            store.append(numbered(200, 300));
            assertThat(origins()).isEqualTo(1);
            assertThat(store.calls(new CallQuery(CallFilter.ALL, 1_000, null)).calls())
                    .hasSize(300);
        }
    }

    @Test
    void isAnotherOneWhereOneThingIsAnother() throws Exception {
        List<Invocation> calls = new ArrayList<>(List.of(Calls.call("as it is")));
        for (int i = 0; i < CHANGES.size(); i++) {
            Invocation plain = Calls.call("change " + i);
            calls.add(CHANGES.get(i).apply(plain.toBuilder()).build());
        }
        try (TelemetryStore store = Calls.open(file)) {
            store.append(calls);
            assertThat(origins()).isEqualTo(calls.size());
            assertThat(store.calls(new CallQuery(CallFilter.ALL, 1_000, null)).calls())
                    .containsExactlyInAnyOrderElementsOf(calls);
        }
    }

    @Test
    void goesWithTheLastCallThatHasIt() throws Exception {
        try (TelemetryStore store = Calls.open(file)) {
            store.append(numbered(0, 100));
            store.rewrite(
                    CallFilter.ALL, call -> call.toBuilder().branch("other").build());
            assertThat(origins()).isEqualTo(1);

            // A second report of one of them makes it another, of the rest it does not.
            store.append(List.of(Calls.call("call 0").toBuilder()
                    .channels(Set.of(Channel.TRANSCRIPT))
                    .build()));
            assertThat(origins()).isEqualTo(2);

            store.forget(Calls.NOON.plusSeconds(1));
            assertThat(origins()).isZero();
            assertThat(store.append(numbered(0, 100)).accepted()).isZero();
            assertThat(origins()).isZero();
        }
    }

    private int origins() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                ResultSet row = connection.createStatement().executeQuery("SELECT COUNT(*) FROM call_origin")) {
            return row.getInt(1);
        }
    }

    private static List<Invocation> numbered(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> Calls.call("call " + i)).toList();
    }
}

package dev.lanecast.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lanecast.core.event.BoardEvent.TaskAssigned;
import dev.lanecast.core.event.BoardEvent.TaskCompleted;
import dev.lanecast.core.event.BoardEvent.TaskCreated;
import dev.lanecast.core.event.BoardEvent.TaskDeleted;
import dev.lanecast.core.event.BoardEvent.TaskInvalid;
import dev.lanecast.core.event.BoardEvent.TaskMoved;
import dev.lanecast.core.event.BoardEvent.TaskRecovered;
import dev.lanecast.core.event.BoardEvent.TaskUpdated;
import dev.lanecast.core.event.CostEvent.BudgetThreshold;
import dev.lanecast.core.event.CostEvent.CostUpdate;
import dev.lanecast.core.event.CostEvent.TaskCost;
import dev.lanecast.core.event.CostEvent.TelemetryUpdate;
import dev.lanecast.core.event.LiveEvent;
import dev.lanecast.core.event.Origin;
import dev.lanecast.core.stream.Numbered;
import dev.lanecast.core.stream.View;
import dev.lanecast.core.task.FieldChange;
import dev.lanecast.core.task.Lanes;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.telemetry.Budget;
import dev.lanecast.core.telemetry.CostShare;
import dev.lanecast.core.telemetry.CostSummary;
import dev.lanecast.core.telemetry.Costs;
import dev.lanecast.core.telemetry.Spend;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The names of the fields of every message, as the protocol has them. */
class ProtocolTest {

    private static final Task A = Tasks.at("inbox/a.yaml");
    private static final Task B = Tasks.at("assigned/qa/a.yaml");
    private static final String BASE = "type seq timestamp key file_path";
    private static final String MOVE = BASE + " task old_lane new_lane old_status new_status old_path old_key changes";
    private static final CostSummary SUMMARY = new CostSummary(
            new Costs(1_500_000, 2, 3, ZoneOffset.UTC, 4, 1, 2),
            List.of(new CostShare("m", 1, 2, 3, 4, 5, 0, 0)),
            List.of(new CostShare("qa", 1, 2, 3, 4, 5, 0, 0)),
            List.of(new Budget("team", "day", 50, 5, 10, 0)));

    @Test
    void tasksAndUnreadableFiles() {
        JsonNode created = event(new TaskCreated(A));
        assertThat(names(created.get("task")))
                .isEqualTo("key project path id title agent status lane priority created_at updated_at lane_since"
                        + " lane_since_source tags initiative dependencies blocked_by blocks checklist excerpt cost_usd"
                        + " tokens unpriced flags");
        assertThat(names(sample("task.created").get("task"))).isEqualTo(names(created.get("task")));
        assertThat(created.at("/task/updated_at").asText()).isEqualTo("2026-11-20T12:00:00Z");
        assertThat(created.at("/task/cost_usd").isNumber()).isTrue();
        assertThat(created.at("/task/checklist").isNull()).isTrue();
        assertThat(names(event(new TaskInvalid(Tasks.broken("inbox/b.yaml"), null, null))
                        .get("invalid")))
                .isEqualTo("key project path lane line column message since");
    }

    @Test
    void boardEvents() {
        FieldChange change = new FieldChange("title", "old", "new");
        assertNames(new TaskCreated(A), "task.created", BASE + " task");
        assertNames(new TaskUpdated(A, List.of(change)), "task.updated", BASE + " task changes");
        assertThat(names(event(new TaskUpdated(A, List.of(change))).at("/changes/0")))
                .isEqualTo("field old new");
        assertNames(new TaskAssigned(B, Origin.of(A), List.of()), "task.assigned", MOVE);
        assertNames(new TaskCompleted(B, Origin.of(A), List.of()), "task.completed", MOVE);
        assertNames(new TaskMoved(B, Origin.of(A), List.of()), "task.moved", MOVE);
        assertNames(
                new TaskInvalid(Tasks.broken("inbox/a.yaml"), A, Origin.of(B)),
                "task.invalid",
                BASE + " invalid task old_path old_key");
        assertNames(new TaskRecovered(A, null), "task.recovered", BASE + " task");
        assertNames(
                new TaskDeleted(A.key(), A.path(), "inbox", A, B.key()), "task.deleted", BASE + " task lane moved_to");
    }

    @Test
    void costEvents() {
        assertNames(new TaskCost(Map.of("k", new Spend(1, 2, 3))), "task.cost", "type seq timestamp tasks");
        assertThat(names(event(new TaskCost(Map.of("k", new Spend(1, 2, 3)))).at("/tasks/0")))
                .isEqualTo("key cost_usd tokens unpriced");
        assertNames(new CostUpdate(SUMMARY), "cost.update", "type seq timestamp costs models by_agent budgets");
        JsonNode update = event(new CostUpdate(SUMMARY));
        assertThat(names(update.get("costs")))
                .isEqualTo("today month total time_zone unpriced unpriced_today unpriced_month");
        assertThat(update.at("/costs/today").decimalValue()).isEqualByComparingTo("1.5");
        assertThat(names(update.at("/models/0"))).isEqualTo("model today month total tokens unpriced");
        assertThat(names(update.at("/by_agent/0"))).isEqualTo("agent today month total tokens unpriced");
        assertNames(new TelemetryUpdate(0, List.of()), "telemetry.update", "type seq timestamp count invocations");
        assertNames(
                new BudgetThreshold(new Budget("team", "day", 50, 5, 10, 0)),
                "budget.threshold",
                "type seq timestamp budget period percent spent limit unpriced");
    }

    @Test
    void messagesWithoutANumber() {
        BoardFixture board = BoardFixture.with(A);
        View view = board.stream.view();
        JsonNode ack = ServerFixture.parse(Messages.acknowledgement(board, view, 3, true));
        assertThat(names(ack)).isEqualTo("type epoch seq resumed version timestamp projects lanes");
        assertThat(names(sample("connection_ack"))).isEqualTo(names(ack));
        assertThat(names(ack.at("/projects/0"))).isEqualTo("project root");
        assertThat(names(ack.at("/lanes/0"))).isEqualTo("name order role");
        board.publish(new CostUpdate(SUMMARY));
        JsonNode snapshot = ServerFixture.parse(new Snapshot(board.stream.view(), Lanes.defaults(), 9).part(0));
        assertThat(names(snapshot))
                .isEqualTo("type epoch seq part last tasks invalid costs models by_agent budgets counts");
        assertThat(names(sample("snapshot"))).isEqualTo(names(snapshot));
        assertThat(names(snapshot.at("/budgets/0"))).isEqualTo("budget period percent spent limit unpriced");
        assertThat(Messages.mark("e", 3)).isEqualTo("{\"type\":\"mark\",\"epoch\":\"e\",\"seq\":3}");
        assertThat(Messages.reset("behind")).isEqualTo("{\"type\":\"reset\",\"reason\":\"behind\"}");
        assertThat(names(ServerFixture.parse(Messages.error("c", "m")))).isEqualTo("type code message");
    }

    private static void assertNames(LiveEvent event, String type, String names) {
        JsonNode json = event(event);
        assertThat(json.get("type").asText()).isEqualTo(type);
        assertThat(names(json)).isEqualTo(names);
        assertThat(names.split(" ")).contains(names(sample(type)).split(" "));
    }

    /** What the page's own tests take for such a message. */
    private static JsonNode sample(String type) {
        try (InputStream in = ProtocolTest.class.getResourceAsStream("/protocol/" + type + ".json")) {
            return ServerFixture.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode event(LiveEvent event) {
        return ServerFixture.parse(new EventTexts()
                .frame("e", List.of(new Numbered(1, BoardFixture.NOW, event)))
                .text());
    }

    private static String names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return String.join(" ", names);
    }
}

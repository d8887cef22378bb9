package dev.lanecast.core.wire;

import static dev.lanecast.core.fixture.Sample.START;
import static dev.lanecast.core.fixture.Sample.invalid;
import static dev.lanecast.core.fixture.Sample.task;
import static org.assertj.core.api.Assertions.assertThat;

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
import dev.lanecast.core.fixture.Calls;
import dev.lanecast.core.fixture.Sample;
import dev.lanecast.core.stream.Numbered;
import dev.lanecast.core.task.FieldChange;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.telemetry.Budget;
import dev.lanecast.core.telemetry.CostSummary;
import dev.lanecast.core.telemetry.Spend;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventFieldsTest {

    private static final Task TASK =
            Sample.at("assigned/codex/a.yaml").status("in_progress").done();
    private static final Task BEFORE = Sample.at("inbox/a.yaml").status(null).done();
    private static final Origin FROM = Origin.of(BEFORE);
    private static final List<FieldChange> CHANGES = List.of(new FieldChange("status", null, "in_progress"));

    @Test
    void created() {
        Map<String, Object> event = write(new TaskCreated(TASK), "task.created", "key", "file_path", "task");

        assertThat(event)
                .containsEntry("seq", 9L)
                .containsEntry("timestamp", "2026-11-20T10:00:00Z")
                .containsEntry("key", TASK.key())
                .containsEntry("file_path", "assigned/codex/a.yaml");
        assertThat(((Map<?, ?>) event.get("task")).keySet()).hasSize(WireTest.T.length);
    }

    @Test
    void updated() {
        Map<String, Object> event =
                write(new TaskUpdated(TASK, CHANGES), "task.updated", "key", "file_path", "task", "changes");

        Map<String, Object> change = new java.util.HashMap<>(Map.of("field", "status", "new", "in_progress"));
        change.put("old", null);
        assertThat(event.get("changes")).isEqualTo(List.of(change));
    }

    @Test
    void relocated() {
        relocated(new TaskAssigned(TASK, FROM, CHANGES), "task.assigned");
        relocated(new TaskCompleted(TASK, FROM, CHANGES), "task.completed");
        relocated(new TaskMoved(TASK, FROM, CHANGES), "task.moved");
    }

    private void relocated(LiveEvent moved, String type) {
        Map<String, Object> event = write(
                moved,
                type,
                "key",
                "file_path",
                "task",
                "old_lane",
                "new_lane",
                "old_status",
                "new_status",
                "old_path",
                "old_key",
                "changes");
        assertThat(event)
                .containsEntry("old_lane", "inbox")
                .containsEntry("new_lane", "assigned")
                .containsEntry("old_status", null)
                .containsEntry("new_status", "in_progress")
                .containsEntry("old_path", "inbox/a.yaml")
                .containsEntry("old_key", BEFORE.key());
    }

    @Test
    void invalidWithAndWithoutATaskAndAnOrigin() {
        write(new TaskInvalid(invalid("inbox/a.yaml"), null, null), "task.invalid", "key", "file_path", "invalid");
        write(
                new TaskInvalid(invalid("inbox/a.yaml"), task("inbox/a.yaml"), null),
                "task.invalid",
                "key",
                "file_path",
                "invalid",
                "task");
        Map<String, Object> event = write(
                new TaskInvalid(invalid("done/a.yaml"), task("done/a.yaml"), FROM),
                "task.invalid",
                "key",
                "file_path",
                "invalid",
                "task",
                "old_path",
                "old_key");
        assertThat(((Map<?, ?>) event.get("invalid")).keySet()).hasSize(WireTest.I.length);
    }

    @Test
    void recoveredWithAndWithoutAnOrigin() {
        write(new TaskRecovered(TASK, null), "task.recovered", "key", "file_path", "task");
        write(new TaskRecovered(TASK, FROM), "task.recovered", "key", "file_path", "task", "old_path", "old_key");
    }

    @Test
    void deletedWithAndWithoutATaskAndATwin() {
        write(new TaskDeleted("k", "inbox/a.yaml", "inbox", null, null), "task.deleted", "key", "file_path", "lane");
        assertThat(write(
                        new TaskDeleted("k", "inbox/a.yaml", "inbox", BEFORE, "twin"),
                        "task.deleted",
                        "key",
                        "file_path",
                        "task",
                        "lane",
                        "moved_to"))
                .containsEntry("moved_to", "twin");
    }

    @Test
    void taskCost() {
        assertThat(write(new TaskCost(Map.of("k", new Spend(1_500_000, 3, 1))), "task.cost", "tasks")
                        .get("tasks"))
                .isEqualTo(
                        List.of(Map.of("key", "k", "cost_usd", new BigDecimal("1.5"), "tokens", 3L, "unpriced", 1L)));
    }

    @Test
    void costUpdate() {
        write(new CostUpdate(CostSummary.NONE), "cost.update", "costs", "models", "by_agent", "budgets");
    }

    @Test
    void telemetryUpdate() {
        Map<String, Object> event = write(
                new TelemetryUpdate(30, List.of(Calls.call("1", "x", 1))), "telemetry.update", "count", "invocations");

        assertThat(event).containsEntry("count", 30L);
        assertThat((List<?>) event.get("invocations")).hasSize(1);
    }

    @Test
    void budgetThreshold() {
        write(
                new BudgetThreshold(new Budget("b", "month", 80, 8, 10, 1)),
                "budget.threshold",
                "budget",
                "period",
                "percent",
                "spent",
                "limit",
                "unpriced");
    }

    private static Map<String, Object> write(LiveEvent event, String type, String... fields) {
        Map<String, Object> written = MapWriter.object(out -> Wire.event(new Numbered(9, START, event), out));
        List<String> names = new ArrayList<>(List.of("type", "seq", "timestamp"));
        names.addAll(List.of(fields));
        assertThat(written.keySet()).containsExactlyInAnyOrderElementsOf(names);
        assertThat(written).containsEntry("type", type);
        return written;
    }
}

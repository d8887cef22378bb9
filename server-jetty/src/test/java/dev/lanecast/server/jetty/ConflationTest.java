package dev.lanecast.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.event.BoardEvent;
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
import dev.lanecast.core.task.FieldChange;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.telemetry.Budget;
import dev.lanecast.core.telemetry.CostSummary;
import dev.lanecast.core.telemetry.Costs;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Spend;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConflationTest {

    private static final Task A = Tasks.at("inbox/a.yaml");
    private static final Task B = Tasks.at("assigned/qa/a.yaml");
    private static final Task C = Tasks.at("done/qa/a.yaml");
    private static final List<FieldChange> NONE = List.of();

    @Test
    void joinsUpdatesIntoTheLastWithTheFirstOldValue() {
        Task last = Tasks.titled(A, "3");
        assertThat(conflate(
                        new TaskUpdated(Tasks.titled(A, "2"), List.of(new FieldChange("title", "1", "2"))),
                        new TaskUpdated(last, List.of(new FieldChange("title", "2", "3")))))
                .containsExactly(new TaskUpdated(last, List.of(new FieldChange("title", "1", "3"))));
    }

    @Test
    void joinsMovesIntoOneFromWhereTheClientKnowsTheTask() {
        assertThat(conflate(new TaskAssigned(B, Origin.of(A), NONE), new TaskCompleted(C, Origin.of(B), NONE)))
                .containsExactly(new TaskCompleted(C, Origin.of(A), NONE));
        assertThat(conflate(new TaskAssigned(B, Origin.of(A), NONE), new TaskUpdated(B, NONE)))
                .containsExactly(new TaskAssigned(B, Origin.of(A), NONE));
        assertThat(conflate(new TaskUpdated(A, NONE), new TaskMoved(C, Origin.of(A), NONE)))
                .containsExactly(new TaskMoved(C, Origin.of(A), NONE));
    }

    @Test
    void tellsTheStatusThatTheClientKnows() {
        FieldChange first = new FieldChange("status", "open", "new");
        FieldChange second = new FieldChange("status", "new", "done");
        BoardEvent net = (BoardEvent)
                conflate(new TaskUpdated(A, List.of(first)), new TaskCompleted(C, Origin.of(A), List.of(second)))
                        .get(0);
        assertThat(net.from().status()).isEqualTo("open");
    }

    @Test
    void makesAnUpdateOfATaskThatCameBack() {
        assertThat(conflate(new TaskAssigned(B, Origin.of(A), NONE), new TaskMoved(A, Origin.of(B), NONE)))
                .containsExactly(new TaskUpdated(A, NONE));
        assertThat(conflate(deleted(A), new TaskCreated(A))).containsExactly(new TaskUpdated(A, NONE));
        assertThat(conflate(new TaskAssigned(B, Origin.of(A), NONE), deleted(B), new TaskCreated(A)))
                .containsExactly(new TaskUpdated(A, NONE));
    }

    @Test
    void tellsNothingOfATaskThatCameAndWent() {
        assertThat(conflate(new TaskCreated(A), new TaskUpdated(A, NONE), deleted(A)))
                .isEmpty();
        assertThat(conflate(new TaskCreated(A), new TaskAssigned(B, Origin.of(A), NONE), deleted(B)))
                .isEmpty();
    }

    @Test
    void createsATaskWhereItEnded() {
        assertThat(conflate(new TaskCreated(A), new TaskAssigned(B, Origin.of(A), NONE)))
                .containsExactly(new TaskCreated(B));
    }

    @Test
    void deletesATaskUnderTheKeyThatTheClientKnows() {
        assertThat(conflate(new TaskAssigned(B, Origin.of(A), NONE), deleted(B)))
                .containsExactly(new TaskDeleted(A.key(), A.path(), A.lane(), B, null));
    }

    @Test
    void deletesFirstWhatMadeRoomForAnother() {
        assertThat(conflate(deleted(B), new TaskAssigned(B, Origin.of(A), NONE)))
                .containsExactly(deleted(B), new TaskAssigned(B, Origin.of(A), NONE));
    }

    @Test
    void swapsTwoTasks() {
        Task aside = Tasks.at("inbox/aside.yaml");
        assertThat(conflate(
                        new TaskMoved(aside, Origin.of(A), NONE),
                        new TaskMoved(A, Origin.of(B), NONE),
                        new TaskMoved(B, Origin.of(aside), NONE)))
                .containsExactly(new TaskMoved(A, Origin.of(B), NONE), new TaskMoved(B, Origin.of(A), NONE));
    }

    @Test
    void joinsBrokenFiles() {
        var broken = Tasks.broken(B.path());
        assertThat(conflate(new TaskAssigned(B, Origin.of(A), NONE), new TaskInvalid(broken, B, null)))
                .containsExactly(new TaskInvalid(broken, B, Origin.of(A)));
        assertThat(conflate(new TaskInvalid(broken, B, null), new TaskRecovered(B, null), new TaskUpdated(B, NONE)))
                .containsExactly(new TaskRecovered(B, null));
        assertThat(conflate(new TaskInvalid(broken, null, null), deleted(B)))
                .containsExactly(new TaskDeleted(B.key(), B.path(), B.lane(), B, null));
        assertThat(conflate(new TaskCreated(A), new TaskInvalid(Tasks.broken(A.path()), A, null)))
                .containsExactly(new TaskInvalid(Tasks.broken(A.path()), A, null));
    }

    @Test
    void keepsTheNewestCostOfEachTaskUnlessALaterEventBringsIt() {
        Spend old = new Spend(1, 1, 0);
        Spend spend = new Spend(2, 2, 0);
        assertThat(conflate(new TaskCost(Map.of("x", old, "y", old)), new TaskCost(Map.of("x", spend))))
                .containsExactly(new TaskCost(Map.of("x", spend, "y", old)));
        assertThat(conflate(new TaskCost(Map.of(A.key(), old)), new TaskAssigned(B, Origin.of(A), NONE)))
                .containsExactly(new TaskAssigned(B, Origin.of(A), NONE));
        assertThat(conflate(new TaskUpdated(A, NONE), new TaskCost(Map.of(A.key(), spend))))
                .containsExactly(new TaskUpdated(A, NONE), new TaskCost(Map.of(A.key(), spend)));
    }

    @Test
    void keepsTheNewestTotalsAddsUpCallsAndKeepsEveryThreshold() {
        CostSummary newest =
                new CostSummary(new Costs(1, 2, 3, ZoneOffset.UTC, 0, 0, 0), List.of(), List.of(), List.of());
        Budget low = new Budget("team", "day", 50, 5, 10, 0);
        Budget high = new Budget("team", "day", 80, 8, 10, 0);
        assertThat(conflate(
                        new BudgetThreshold(low),
                        new CostUpdate(CostSummary.NONE),
                        new TelemetryUpdate(30, calls(15, "early")),
                        new BudgetThreshold(high),
                        new TelemetryUpdate(4, calls(4, "middle")),
                        new CostUpdate(newest),
                        new TelemetryUpdate(12, calls(12, "late"))))
                .containsExactly(
                        new CostUpdate(newest),
                        new TelemetryUpdate(46, concat(calls(12, "late"), calls(4, "middle"), calls(4, "early"))),
                        new BudgetThreshold(low),
                        new BudgetThreshold(high));
    }

    @Test
    void writesTheRangeIntoEveryElement() {
        var frame = ServerFixture.parse(Messages.conflated(
                        "e", numbered(new TaskCreated(A), new CostUpdate(CostSummary.NONE), new TaskUpdated(A, NONE)))
                .text());
        assertThat(frame).hasSize(2);
        frame.forEach(element -> {
            assertThat(element.get("from").asLong()).isEqualTo(100);
            assertThat(element.get("to").asLong()).isEqualTo(102);
            assertThat(element.get("seq").asLong()).isEqualTo(102);
        });
    }

    @Test
    void writesAMarkIfNothingRemains() {
        var mark = ServerFixture.parse(Messages.conflated("e", numbered(new TaskCreated(A), deleted(A)))
                .text());
        assertThat(mark.toString())
                .isEqualTo("{\"type\":\"mark\",\"epoch\":\"e\",\"seq\":101,\"from\":100,\"to\":101}");
    }

    @Test
    void givesThePositionWithTheLastServerSentEventOnly() {
        Frame frame = Messages.conflated(
                "e", numbered(new TaskCreated(A), new CostUpdate(CostSummary.NONE), new TaskUpdated(A, NONE)));
        String[] events = frame.serverSentEvents().split("\n\n");
        assertThat(events).hasSize(2);
        assertThat(events[0]).startsWith("data: {");
        assertThat(events[1]).startsWith("id: e:102\ndata: {");
        assertThat(Messages.conflated("e", numbered(new TaskCreated(A), deleted(A)))
                        .serverSentEvents())
                .startsWith("id: e:101\ndata: {\"type\":\"mark\"");
    }

    private static TaskDeleted deleted(Task task) {
        return new TaskDeleted(task.key(), task.path(), task.lane(), task, null);
    }

    private static List<LiveEvent> conflate(LiveEvent... events) {
        return Conflation.of(numbered(events)).stream().map(Numbered::event).toList();
    }

    private static List<Numbered> numbered(LiveEvent... events) {
        List<Numbered> numbered = new ArrayList<>();
        for (LiveEvent event : events) {
            numbered.add(new Numbered(100 + numbered.size(), BoardFixture.NOW, event));
        }
        return numbered;
    }

    private static List<Invocation> calls(int count, String agent) {
        return Collections.nCopies(
                count, Invocation.at(BoardFixture.NOW).agentName(agent).build());
    }

    @SafeVarargs
    private static List<Invocation> concat(List<Invocation>... lists) {
        List<Invocation> all = new ArrayList<>();
        for (List<Invocation> list : lists) {
            all.addAll(list);
        }
        return all;
    }
}

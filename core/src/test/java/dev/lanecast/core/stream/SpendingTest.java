package dev.lanecast.core.stream;

import static dev.lanecast.core.fixture.Sample.PROJECT;
import static dev.lanecast.core.fixture.Sample.ROOT;
import static dev.lanecast.core.fixture.Sample.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.event.BoardEvent.TaskCreated;
import dev.lanecast.core.event.BoardEvent.TaskDeleted;
import dev.lanecast.core.event.BoardEvent.TaskInvalid;
import dev.lanecast.core.event.BoardEvent.TaskMoved;
import dev.lanecast.core.event.BoardEvent.TaskUpdated;
import dev.lanecast.core.event.CostEvent.CostUpdate;
import dev.lanecast.core.event.CostEvent.TaskCost;
import dev.lanecast.core.event.LiveEvent;
import dev.lanecast.core.event.Origin;
import dev.lanecast.core.fixture.Sample;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.telemetry.CostSummary;
import dev.lanecast.core.telemetry.Costs;
import dev.lanecast.core.telemetry.Spend;
import dev.lanecast.core.telemetry.TaskRef;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpendingTest {

    private static final Spend FIVE = new Spend(5, 50, 1);
    private static final Task TASK = Sample.at("inbox/a.yaml").id("x").done();

    private final StreamRig rig = new StreamRig(ROOT);
    private final LiveStream stream = rig.stream;

    @Test
    void whatWasSpentBeforeTheBaselineIsJoined() {
        rig.spent(Map.of(new TaskRef(PROJECT, "x"), FIVE));
        rig.baseline(TASK);

        assertThat(spendOf(TASK.key())).isEqualTo(FIVE);
    }

    @Test
    void whatWasSpentOnANewTaskComesWithIt() {
        rig.baseline();
        rig.spent(Map.of(new TaskRef(null, "x"), FIVE));
        rig.accept(new TaskCreated(TASK));

        assertThat(rig.after(0)).hasSize(1);
        assertThat(((TaskCreated) rig.after(0).get(0).event()).task().spend()).isEqualTo(FIVE);
    }

    @Test
    void callsOfTheProjectAndCallsOfEveryProjectAddUp() {
        rig.baseline(TASK);
        rig.spent(Map.of(new TaskRef(PROJECT, "x"), FIVE, new TaskRef(null, "x"), FIVE));

        assertThat(lastEvent()).isEqualTo(new TaskCost(Map.of(TASK.key(), new Spend(10, 100, 2))));
        assertThat(spendOf(TASK.key())).isEqualTo(new Spend(10, 100, 2));
    }

    @Test
    void callsOfAnotherProjectAreSilent() {
        rig.baseline(TASK);
        rig.spent(Map.of(new TaskRef("other", "x"), FIVE));

        assertThat(rig.after(0)).isEmpty();
        assertThat(spendOf(TASK.key())).isEqualTo(Spend.NONE);
    }

    @Test
    void everyTaskWithTheIdIsTold() {
        Task twin = Sample.at("inbox/b.yaml").id("x").done();
        rig.baseline(TASK, twin);
        rig.spent(Map.of(new TaskRef(null, "x"), FIVE));

        assertThat(lastEvent()).isEqualTo(new TaskCost(Map.of(TASK.key(), FIVE, twin.key(), FIVE)));
    }

    @Test
    void theSameSpendAgainIsSilent() {
        rig.baseline(TASK);
        rig.spent(Map.of(new TaskRef(null, "x"), FIVE));
        rig.spent(Map.of(new TaskRef(null, "x"), FIVE));

        assertThat(rig.after(0)).hasSize(1);
    }

    @Test
    void aDeletedTaskIsLeftOut() {
        rig.baseline(TASK);
        rig.accept(new TaskDeleted(TASK.key(), TASK.path(), "inbox", TASK, null));
        rig.spent(Map.of(new TaskRef(null, "x"), FIVE));

        assertThat(rig.after(1)).isEmpty();
    }

    @Test
    void aMovedTaskIsFoundWhereItIs() {
        Task there = Sample.at("done/codex/a.yaml").id("x").done();
        rig.baseline(TASK);
        rig.accept(new TaskMoved(there, Origin.of(TASK), List.of()));
        rig.spent(Map.of(new TaskRef(null, "x"), FIVE));

        assertThat(lastEvent()).isEqualTo(new TaskCost(Map.of(there.key(), FIVE)));
    }

    @Test
    void aTaskWithAnotherIdTakesItsCostFromThere() {
        rig.baseline(TASK);
        rig.spent(Map.of(new TaskRef(null, "x"), FIVE));
        rig.accept(new TaskUpdated(Sample.at("inbox/a.yaml").id("y").done(), List.of()));
        rig.spent(Map.of(new TaskRef(null, "x"), new Spend(6, 60, 1)));

        assertThat(rig.after(2)).isEmpty();
        assertThat(spendOf(TASK.key())).isEqualTo(Spend.NONE);
    }

    @Test
    void anUnreadableTaskKeepsItsFaultWhenItsCostChanges() {
        rig.baseline(TASK);
        rig.accept(new TaskInvalid(Sample.invalid("inbox/a.yaml"), TASK, null));
        rig.spent(Map.of(new TaskRef(null, "x"), FIVE));

        assertThat(spendOf(TASK.key())).isEqualTo(FIVE);
        assertThat(stream.view().invalid().get(key("inbox/a.yaml"))).isNotNull();
    }

    @Test
    void totalsAreInTheView() {
        CostSummary summary =
                new CostSummary(new Costs(1, 2, 3, ZoneOffset.UTC, 4, 0, 0), List.of(), List.of(), List.of());
        rig.baseline();
        rig.accept(new CostUpdate(summary));

        assertThat(stream.view().costs()).isEqualTo(summary);
    }

    private Spend spendOf(String key) {
        return stream.view().tasks().get(key).spend();
    }

    private LiveEvent lastEvent() {
        List<Numbered> events = rig.after(0);
        return events.get(events.size() - 1).event();
    }
}

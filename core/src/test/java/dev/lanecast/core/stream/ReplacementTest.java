package dev.lanecast.core.stream;

import static dev.lanecast.core.fixture.Sample.ROOT;
import static dev.lanecast.core.fixture.Sample.invalid;
import static dev.lanecast.core.fixture.Sample.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.event.BoardEvent;
import dev.lanecast.core.event.BoardEvent.TaskInvalid;
import dev.lanecast.core.fixture.Sample;
import dev.lanecast.core.task.Flag;
import dev.lanecast.core.task.InvalidFile;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.telemetry.Spend;
import dev.lanecast.core.telemetry.TaskRef;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplacementTest {

    private static final Task GOOD = task("inbox/a.yaml");
    private static final InvalidFile FAULT = invalid("inbox/a.yaml");

    private final StreamRig rig = new StreamRig(ROOT);

    @Test
    void theSameStateAgainIsSilent() {
        assertThat(types(List.of(GOOD), List.of(), List.of(GOOD), List.of())).isEmpty();
        assertThat(rig.stream.view().sortedTasks()).containsExactly(GOOD);
    }

    @Test
    void whatAppearedIsCreated() {
        assertThat(types(List.of(), List.of(), List.of(GOOD), List.of())).containsExactly("task.created");
    }

    @Test
    void whatWentIsDeleted() {
        assertThat(types(List.of(GOOD), List.of(invalid("inbox/b.yaml")), List.of(), List.of()))
                .containsExactly("task.deleted", "task.deleted");
        assertThat(rig.stream.view().tasks().size()).isZero();
        assertThat(rig.stream.view().invalid().size()).isZero();
    }

    @Test
    void whatChangedIsUpdated() {
        assertThat(types(
                        List.of(GOOD),
                        List.of(),
                        List.of(Sample.at("inbox/a.yaml").title("New").done()),
                        List.of()))
                .containsExactly("task.updated");
    }

    @Test
    void whatBrokeIsInvalid() {
        assertThat(types(List.of(GOOD), List.of(), List.of(), List.of(FAULT))).containsExactly("task.invalid");
        assertThat(rig.stream.view().tasks().size()).isZero();
    }

    @Test
    void whatWasMendedIsRecovered() {
        assertThat(types(List.of(), List.of(FAULT), List.of(GOOD), List.of())).containsExactly("task.recovered");
        assertThat(rig.stream.view().invalid().size()).isZero();
    }

    @Test
    void anUnreadableTaskWhoseGoodVersionIsLostLosesItHereToo() {
        Task last = GOOD.withFlag(Flag.UNREADABLE, true);

        assertThat(types(List.of(last), List.of(FAULT), List.of(), List.of(FAULT)))
                .containsExactly("task.invalid");
        assertThat(((TaskInvalid) rig.after(0).get(0).event()).task()).isNull();
        assertThat(rig.stream.view().tasks().size()).isZero();
    }

    @Test
    void anUnreadableTaskThatIsTheSameIsSilentWhateverItCost() {
        Task last = GOOD.withFlag(Flag.UNREADABLE, true);
        rig.spent(Map.of(new TaskRef(null, last.id()), new Spend(5, 5, 0)));

        assertThat(types(List.of(last), List.of(FAULT), List.of(last), List.of(FAULT)))
                .isEmpty();
    }

    private List<String> types(
            List<Task> tasks, List<InvalidFile> invalid, List<Task> tasksNow, List<InvalidFile> invalidNow) {
        rig.baseline(tasks, invalid).restart().baseline(tasksNow, invalidNow);
        return rig.after(0).stream()
                .map(numbered -> (BoardEvent) numbered.event())
                .map(BoardEvent::type)
                .toList();
    }
}

package dev.lanecast.core.board;

import static dev.lanecast.core.fixture.Sample.invalid;
import static dev.lanecast.core.fixture.Sample.key;
import static dev.lanecast.core.fixture.Sample.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lanecast.core.event.BoardEvent;
import dev.lanecast.core.event.BoardEvent.Relocation;
import dev.lanecast.core.event.BoardEvent.TaskDeleted;
import dev.lanecast.core.event.BoardEvent.TaskInvalid;
import dev.lanecast.core.event.BoardEvent.TaskMoved;
import dev.lanecast.core.event.BoardEvent.TaskRecovered;
import dev.lanecast.core.event.BoardEvent.TaskUpdated;
import dev.lanecast.core.event.Fact;
import dev.lanecast.core.event.Origin;
import dev.lanecast.core.fixture.Sample;
import dev.lanecast.core.task.FieldChange;
import dev.lanecast.core.task.Flag;
import dev.lanecast.core.task.InvalidFile;
import dev.lanecast.core.task.Task;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardTransitionTest {

    private final BoardRig board = new BoardRig();

    @Test
    void absentToGoodIsCreated() {
        board.scan();

        assertThat(board.see(task("inbox/a.yaml")))
                .singleElement()
                .satisfies(event -> assertThat(event.type()).isEqualTo("task.created"))
                .satisfies(event -> assertThat(event.key()).isEqualTo(key("inbox/a.yaml")))
                .satisfies(event -> assertThat(event.path()).isEqualTo("inbox/a.yaml"));
    }

    @Test
    void goodToGoodInItsPlaceIsUpdatedWithTheChanges() {
        board.scan(task("inbox/a.yaml"));
        Task changed = Sample.at("inbox/a.yaml")
                .id("b")
                .title("Another")
                .agent("codex")
                .done();

        TaskUpdated event = board.seeOne(TaskUpdated.class, changed);

        assertThat(event.changes())
                .extracting(FieldChange::field, FieldChange::before, FieldChange::after)
                .containsExactly(
                        tuple("id", "a", "b"), tuple("title", "A title", "Another"), tuple("agent", null, "codex"));
        assertThat(event.task().id()).isEqualTo("b");
    }

    @Test
    void theSameTaskAgainIsSilent() {
        board.scan(task("inbox/a.yaml"));

        assertThat(board.see(task("inbox/a.yaml"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "inbox/a.yaml, assigned/codex/a.yaml, task.assigned",
        "inbox/a.yaml, done/codex/a.yaml, task.completed",
        "assigned/codex/a.yaml, done/codex/a.yaml, task.completed",
        "assigned/codex/a.yaml, inbox/a.yaml, task.moved",
        "done/codex/a.yaml, inbox/a.yaml, task.moved",
        "done/codex/a.yaml, assigned/codex/a.yaml, task.moved",
        "assigned/codex/a.yaml, assigned/gemini/a.yaml, task.moved",
        "inbox/a.yaml, inbox/b.yaml, task.moved",
        "done/codex/a.yaml, done/codex/b.yaml, task.moved"
    })
    void goodToGoodElsewhereIsNamedAfterTheRolesOfTheLanes(String from, String to, String type) {
        board.scan(Sample.at(from).status("old").done());

        BoardEvent event =
                board.only(board.move(from, Sample.at(to).status("now").done()));

        assertThat(event.type()).isEqualTo(type);
        assertThat(event.key()).isEqualTo(key(to));
        assertThat(event.from()).isEqualTo(new Origin(key(from), from, from.split("/")[0], "old"));
        assertThat(((Relocation) event).changes())
                .extracting(FieldChange::field, FieldChange::before, FieldChange::after)
                .contains(tuple("status", "old", "now"));
        assertThat(board.keys()).containsExactly(key(to));
    }

    @Test
    void absentToBrokenIsInvalidWithoutATask() {
        board.scan();

        TaskInvalid event = board.seeOne(TaskInvalid.class, invalid("inbox/a.yaml"));

        assertThat(event.task()).isNull();
        assertThat(event.from()).isNull();
        assertThat(event.invalid()).isEqualTo(invalid("inbox/a.yaml"));
    }

    @Test
    void goodToBrokenKeepsTheLastGoodVersion() {
        Task good = Sample.at("inbox/a.yaml").title("Good").done();
        board.scan(good);

        TaskInvalid event = board.seeOne(TaskInvalid.class, invalid("inbox/a.yaml"));

        assertThat(event.task()).isEqualTo(good.withFlag(Flag.UNREADABLE, true));
        assertThat(event.from()).isNull();
    }

    @Test
    void goodToBrokenElsewhereTakesTheLastGoodVersionAlong() {
        board.scan(Sample.at("inbox/a.yaml").status("new").done());

        TaskInvalid event = (TaskInvalid) board.only(board.move("inbox/a.yaml", invalid("assigned/codex/a.yaml")));

        assertThat(event.from()).isEqualTo(new Origin(key("inbox/a.yaml"), "inbox/a.yaml", "inbox", "new"));
        Task last = event.task();
        assertThat(last).isNotNull();
        assertThat(last.key()).isEqualTo(event.invalid().key());
        assertThat(last.path()).isEqualTo("assigned/codex/a.yaml");
        assertThat(last.lane()).isEqualTo("assigned");
        assertThat(last.agent()).isEqualTo("codex");
        assertThat(last.flags()).containsExactly(Flag.UNREADABLE);
        assertThat(board.keys()).containsExactly(key("assigned/codex/a.yaml"));
    }

    @Test
    void brokenToBrokenWithTheSameFaultIsSilent() {
        board.scan();
        board.see(invalid("inbox/a.yaml"));
        InvalidFile later = invalid("inbox/a.yaml").withSince(Sample.START.plusSeconds(9));

        assertThat(board.see(later)).isEmpty();
    }

    @Test
    void brokenToBrokenWithAnotherFaultIsInvalidSinceTheFirst() {
        board.scan();
        board.see(task("inbox/a.yaml"));
        board.see(invalid("inbox/a.yaml", "First"));
        InvalidFile later = invalid("inbox/a.yaml", "Second").withSince(Sample.START.plusSeconds(9));

        TaskInvalid event = board.seeOne(TaskInvalid.class, later);

        assertThat(event.invalid().fault().message()).isEqualTo("Second");
        assertThat(event.invalid().since()).isEqualTo(Sample.START);
        assertThat(event.task()).isNotNull();
    }

    @Test
    void aBrokenFileWithoutAGoodVersionMoves() {
        board.scan();
        board.see(invalid("inbox/a.yaml"));

        TaskInvalid event = (TaskInvalid) board.only(board.move("inbox/a.yaml", invalid("done/codex/a.yaml")));

        assertThat(event.task()).isNull();
        assertThat(event.from()).isEqualTo(new Origin(key("inbox/a.yaml"), "inbox/a.yaml", "inbox", null));
        assertThat(event.key()).isEqualTo(key("done/codex/a.yaml"));
    }

    @Test
    void brokenToGoodIsRecoveredWithoutTheFlag() {
        board.scan(task("inbox/a.yaml"));
        board.see(invalid("inbox/a.yaml"));

        TaskRecovered event = board.seeOne(TaskRecovered.class, task("inbox/a.yaml"));

        assertThat(event.task().flags()).isEmpty();
        assertThat(event.from()).isNull();
        assertThat(board.see(task("inbox/a.yaml"))).isEmpty();
    }

    @Test
    void brokenToGoodElsewhereIsRecoveredWithItsOrigin() {
        board.scan();
        board.see(invalid("inbox/a.yaml"));

        TaskRecovered event = (TaskRecovered) board.only(board.move("inbox/a.yaml", task("done/codex/a.yaml")));

        assertThat(event.from()).isEqualTo(new Origin(key("inbox/a.yaml"), "inbox/a.yaml", "inbox", null));
        assertThat(board.keys()).containsExactly(key("done/codex/a.yaml"));
    }

    @Test
    void goodToAbsentIsDeletedWithTheTask() {
        Task task = task("assigned/codex/a.yaml");
        board.scan(task);

        assertThat(board.lose("assigned/codex/a.yaml"))
                .containsExactly(new TaskDeleted(task.key(), task.path(), "assigned", task, null));
        assertThat(board.keys()).isEmpty();
    }

    @Test
    void brokenToAbsentIsDeletedWithoutATask() {
        board.scan();
        board.see(invalid("inbox/a.yaml"));

        assertThat(board.lose("inbox/a.yaml"))
                .containsExactly(new TaskDeleted(key("inbox/a.yaml"), "inbox/a.yaml", "inbox", null, null));
    }

    @Test
    void aFileThatWasNeverSeenGoesSilently() {
        board.scan();

        assertThat(board.lose("inbox/a.yaml")).isEmpty();
    }

    @Test
    void aMoveFromAPlaceNeverSeenIsCreated() {
        board.scan();

        BoardEvent event = board.only(board.move("inbox/a.yaml", task("inbox/b.yaml")));

        assertThat(event.type()).isEqualTo("task.created");
    }

    @Test
    void aMoveIsTakenAsChangedWhereOnlyTheNewPlaceIsKnown() {
        board.scan(task("inbox/b.yaml"));

        BoardEvent event = board.only(board.move(
                "inbox/a.yaml", Sample.at("inbox/b.yaml").title("New").done()));

        assertThat(event.type()).isEqualTo("task.updated");
        assertThat(board.keys()).containsExactly(key("inbox/b.yaml"));
    }

    @Test
    void everyFactIsStampedInOrder() {
        Fact.Baseline baseline = board.scan(task("inbox/a.yaml"));
        board.see(task("inbox/b.yaml"));
        board.clock.advance(Duration.ofSeconds(5));
        List<Fact> facts = board.facts(new Observation.Gone("inbox/b.yaml"));

        assertThat(baseline.stamp().source()).isEqualTo(Sample.PROJECT);
        assertThat(baseline.stamp().revision()).isEqualTo(1);
        assertThat(facts).singleElement().satisfies(fact -> {
            assertThat(fact.stamp().epoch()).isEqualTo(baseline.stamp().epoch());
            assertThat(fact.stamp().revision()).isEqualTo(3);
            assertThat(fact.at()).isEqualTo(Sample.START.plusSeconds(5));
        });
    }

    @Test
    void theBaselineHoldsEveryTaskAndEveryFault() {
        Fact.Baseline baseline = board.scanAll(
                new Observation.Present(task("inbox/a.yaml"), null),
                new Observation.Broken(invalid("inbox/b.yaml"), null));

        assertThat(baseline.root()).isEqualTo(Sample.ROOT);
        assertThat(baseline.at()).isEqualTo(Sample.START);
        assertThat(baseline.tasks()).containsExactly(task("inbox/a.yaml"));
        assertThat(baseline.invalid()).containsExactly(invalid("inbox/b.yaml"));
    }

    @Test
    void aMoveWithinOneLaneTellsTheOldAndTheNewPlace() {
        board.scan(task("assigned/codex/a.yaml"));

        TaskMoved event = (TaskMoved) board.only(board.move("assigned/codex/a.yaml", task("assigned/gemini/a.yaml")));

        assertThat(event.changes()).containsExactly(new FieldChange("agent", "codex", "gemini"));
    }
}

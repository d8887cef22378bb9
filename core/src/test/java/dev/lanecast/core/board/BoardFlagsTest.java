package dev.lanecast.core.board;

import static dev.lanecast.core.fixture.Sample.invalid;
import static dev.lanecast.core.fixture.Sample.key;
import static dev.lanecast.core.fixture.Sample.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.event.BoardEvent;
import dev.lanecast.core.event.BoardEvent.TaskDeleted;
import dev.lanecast.core.event.BoardEvent.TaskInvalid;
import dev.lanecast.core.event.BoardEvent.TaskUpdated;
import dev.lanecast.core.fixture.Sample;
import dev.lanecast.core.task.FieldChange;
import dev.lanecast.core.task.Flag;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardFlagsTest {

    private final BoardRig board = new BoardRig();

    @Test
    void aSecondTaskWithTheIdFlagsBoth() {
        board.scan(Sample.at("inbox/a.yaml").id("x").done());

        List<BoardEvent> events = board.see(Sample.at("inbox/b.yaml").id("x").done());

        assertThat(events).extracting(BoardEvent::type).containsExactly("task.created", "task.updated");
        assertThat(events).allSatisfy(event -> assertThat(event.task().flags()).containsExactly(Flag.DUPLICATE_ID));
        assertThat(((TaskUpdated) events.get(1)).changes())
                .containsExactly(new FieldChange("flags", List.of(), List.of("duplicate_id")));
    }

    @Test
    void theScanFlagsTwinsAtOnce() {
        assertThat(board.scan(
                                Sample.at("inbox/a.yaml").id("x").done(),
                                Sample.at("inbox/b.yaml").id("x").done())
                        .tasks())
                .hasSize(2)
                .allSatisfy(task -> assertThat(task.flags()).containsExactly(Flag.DUPLICATE_ID));
    }

    @Test
    void aTwinThatGoesLeavesAnUnflaggedTaskAndTellsWhereItWent() {
        board.scan(
                Sample.at("inbox/a.yaml").id("x").done(),
                Sample.at("inbox/b.yaml").id("x").done());

        List<BoardEvent> events = board.lose("inbox/a.yaml");

        assertThat(events).extracting(BoardEvent::type).containsExactly("task.deleted", "task.updated");
        assertThat(((TaskDeleted) events.get(0)).movedTo()).isEqualTo(key("inbox/b.yaml"));
        assertThat(events.get(1).task().flags()).isEmpty();
    }

    @Test
    void aTwinThatTakesAnotherIdUnflagsTheOneAndFlagsTheNext() {
        board.scan(
                Sample.at("inbox/a.yaml").id("x").done(),
                Sample.at("inbox/b.yaml").id("x").done(),
                Sample.at("inbox/c.yaml").id("y").done());

        List<BoardEvent> events = board.see(Sample.at("inbox/b.yaml").id("y").done());

        assertThat(events).extracting(BoardEvent::path).containsExactly("inbox/b.yaml", "inbox/a.yaml", "inbox/c.yaml");
        assertThat(events)
                .extracting(event -> event.task().flags().contains(Flag.DUPLICATE_ID))
                .containsExactly(true, false, true);
    }

    @Test
    void theThirdTwinTellsNothingNewOfTheOthers() {
        board.scan(
                Sample.at("inbox/a.yaml").id("x").done(),
                Sample.at("inbox/b.yaml").id("x").done());

        assertThat(board.see(Sample.at("inbox/c.yaml").id("x").done())).hasSize(1);
        assertThat(board.lose("inbox/c.yaml")).hasSize(1);
    }

    @Test
    void theTwinOfAnUnreadableTaskFlagsItWithoutMendingIt() {
        board.scan(Sample.at("inbox/a.yaml").id("x").done());
        board.see(invalid("inbox/a.yaml"));

        List<BoardEvent> events = board.see(Sample.at("inbox/b.yaml").id("x").done());

        assertThat(events).extracting(BoardEvent::type).containsExactly("task.created", "task.invalid");
        TaskInvalid flagged = (TaskInvalid) events.get(1);
        assertThat(flagged.invalid()).isEqualTo(invalid("inbox/a.yaml"));
        assertThat(flagged.task().flags()).containsExactlyInAnyOrder(Flag.UNREADABLE, Flag.DUPLICATE_ID);
    }

    @Test
    void aTaskLongUnchangedInAnActiveLaneIsFlaggedByTheTick() {
        board.scan(task("assigned/codex/a.yaml"), task("inbox/b.yaml"), task("done/codex/c.yaml"));

        board.clock.advance(BoardRig.STALLED_AFTER);
        assertThat(board.tick()).isEmpty();
        board.clock.advance(Duration.ofSeconds(1));
        List<BoardEvent> events = board.tick();

        assertThat(events).singleElement().isInstanceOf(TaskUpdated.class);
        assertThat(events.get(0).task().flags()).containsExactly(Flag.STALLED);
        assertThat(board.tick()).isEmpty();
    }

    @Test
    void aChangedFileIsNoLongerStalled() {
        board.scan(task("assigned/codex/a.yaml"));
        board.clock.advance(BoardRig.STALLED_AFTER.plusSeconds(1));
        board.tick();

        BoardEvent event = board.only(board.see(Sample.at("assigned/codex/a.yaml")
                .modified(board.clock.instant())
                .done()));

        assertThat(event.task().flags()).isEmpty();
    }

    @Test
    void anOldFileThatHasJustBeenTakenIsNotStalledYet() {
        board.scan(task("inbox/a.yaml"));
        board.clock.advance(BoardRig.STALLED_AFTER.plusSeconds(1));

        BoardEvent event = board.only(board.move("inbox/a.yaml", task("assigned/codex/a.yaml")));
        assertThat(event.task().flags()).isEmpty();

        board.clock.advance(BoardRig.STALLED_AFTER);
        assertThat(board.tick()).isEmpty();
        board.clock.advance(Duration.ofSeconds(1));
        assertThat(board.only(board.tick()).task().flags()).containsExactly(Flag.STALLED);
    }

    @Test
    void theScanFlagsWhatHasStalledAlready() {
        board.clock.advance(BoardRig.STALLED_AFTER.plusSeconds(1));

        assertThat(board.scan(task("assigned/codex/a.yaml")).tasks().get(0).flags())
                .containsExactly(Flag.STALLED);
    }

    @Test
    void theTickFlagsAnUnreadableTaskWithoutMendingIt() {
        board.scan(task("assigned/codex/a.yaml"));
        board.see(invalid("assigned/codex/a.yaml"));
        board.clock.advance(BoardRig.STALLED_AFTER.plusSeconds(1));

        TaskInvalid event = (TaskInvalid) board.only(board.tick());

        assertThat(event.invalid()).isEqualTo(invalid("assigned/codex/a.yaml"));
        assertThat(event.task().flags()).containsExactlyInAnyOrder(Flag.UNREADABLE, Flag.STALLED);
    }
}

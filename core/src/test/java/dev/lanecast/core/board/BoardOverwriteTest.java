package dev.lanecast.core.board;

import static dev.lanecast.core.fixture.Sample.invalid;
import static dev.lanecast.core.fixture.Sample.key;
import static dev.lanecast.core.fixture.Sample.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.event.BoardEvent;
import dev.lanecast.core.event.BoardEvent.TaskDeleted;
import dev.lanecast.core.fixture.Sample;
import dev.lanecast.core.task.Flag;
import dev.lanecast.core.task.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardOverwriteTest {

    private final BoardRig board = new BoardRig();

    @Test
    void aFileRenamedOntoAnotherUpdatesThatOneAndDeletesTheSource() {
        board.scan(
                Sample.at("inbox/a.yaml").id("x").done(),
                Sample.at("inbox/b.yaml").id("y").done());

        List<BoardEvent> events =
                board.move("inbox/a.yaml", Sample.at("inbox/b.yaml").id("x").done());

        assertThat(events).extracting(BoardEvent::type).containsExactly("task.updated", "task.deleted");
        assertThat(events.get(0).task().flags()).isEmpty();
        assertThat(events.get(1).key()).isEqualTo(key("inbox/a.yaml"));
        assertThat(((TaskDeleted) events.get(1)).movedTo()).isEqualTo(key("inbox/b.yaml"));
        assertThat(board.keys()).containsExactly(key("inbox/b.yaml"));
    }

    @Test
    void aFileRenamedOntoOneOfSeveralTwinsIsToldToHaveGoneThere() {
        Task[] twins = {
            Sample.at("inbox/a.yaml").id("x").done(),
            Sample.at("inbox/b.yaml").id("x").done(),
            Sample.at("inbox/c.yaml").id("x").done()
        };
        board.scan(twins);

        List<BoardEvent> events = board.move(
                "inbox/a.yaml", Sample.at("inbox/b.yaml").id("x").digest(2).done());

        assertThat(((TaskDeleted) events.get(1)).movedTo()).isEqualTo(key("inbox/b.yaml"));
        assertThat(events).hasSize(2);
    }

    @Test
    void aFileRenamedOntoABrokenOneMendsItAndDeletesTheSource() {
        board.scanAll(
                new Observation.Present(Sample.at("inbox/a.yaml").id("x").done(), null),
                new Observation.Broken(invalid("inbox/b.yaml"), null));

        List<BoardEvent> events =
                board.move("inbox/a.yaml", Sample.at("inbox/b.yaml").id("x").done());

        assertThat(events).extracting(BoardEvent::type).containsExactly("task.recovered", "task.deleted");
        assertThat(events.get(0).from()).isNull();
        assertThat(events.get(0).task().flags()).isEmpty();
        assertThat(((TaskDeleted) events.get(1)).movedTo()).isEqualTo(key("inbox/b.yaml"));
    }

    @Test
    void aBrokenFileRenamedOntoAGoodOneBreaksItAndDeletesTheSource() {
        board.scanAll(
                new Observation.Present(task("inbox/a.yaml"), null),
                new Observation.Broken(invalid("inbox/b.yaml"), null));

        List<BoardEvent> events = board.move("inbox/b.yaml", invalid("inbox/a.yaml"));

        assertThat(events).extracting(BoardEvent::type).containsExactly("task.invalid", "task.deleted");
        assertThat(events.get(0).task()).isEqualTo(task("inbox/a.yaml").withFlag(Flag.UNREADABLE, true));
        assertThat(((TaskDeleted) events.get(1)).movedTo()).isNull();
    }

    @Test
    void aMoveOntoItselfIsNoMove() {
        board.scan(task("inbox/a.yaml"));

        assertThat(board.move("inbox/a.yaml", task("inbox/a.yaml"))).isEmpty();
        assertThat(board.lose("inbox/a.yaml")).hasSize(1);
    }
}

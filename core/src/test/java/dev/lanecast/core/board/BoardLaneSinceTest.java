package dev.lanecast.core.board;

import static dev.lanecast.core.fixture.Sample.START;
import static dev.lanecast.core.fixture.Sample.invalid;
import static dev.lanecast.core.fixture.Sample.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.fixture.Sample;
import dev.lanecast.core.task.LaneSince;
import dev.lanecast.core.task.LaneSince.Source;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BoardLaneSinceTest {

    private static final Instant NOW = START.plusSeconds(60);

    private final BoardRig board = new BoardRig();

    @Test
    void theScanKnowsTheModificationTimeOnly() {
        assertThat(board.scan(task("inbox/a.yaml")).tasks().get(0).laneSince())
                .isEqualTo(new LaneSince(START, Source.MTIME));
    }

    @Test
    void anArrivalIsSeen() {
        board.scan();
        board.clock.advance(Duration.ofSeconds(60));

        assertThat(board.only(board.see(task("inbox/a.yaml"))).task().laneSince())
                .isEqualTo(new LaneSince(NOW, Source.EVENT));
    }

    @Test
    void theFileKnowsBetterThanTheEvent() {
        board.scan();
        Instant created = START.minusSeconds(99);

        assertThat(board.only(board.see(
                                Sample.at("inbox/a.yaml").created(created).done()))
                        .task()
                        .laneSince())
                .isEqualTo(new LaneSince(created, Source.FIELD));
    }

    @Test
    void aChangeInTheLaneKeepsWhatWasSeen() {
        board.scan();
        board.see(task("inbox/a.yaml"));
        board.clock.advance(Duration.ofSeconds(60));

        assertThat(board.only(board.see(Sample.at("inbox/a.yaml")
                                .title("New")
                                .modified(NOW)
                                .done()))
                        .task()
                        .laneSince())
                .isEqualTo(new LaneSince(START, Source.EVENT));
    }

    @Test
    void anotherLaneIsEnteredWhenTheMoveIsSeen() {
        board.scan(task("inbox/a.yaml"));
        board.clock.advance(Duration.ofSeconds(60));

        assertThat(board.only(board.move("inbox/a.yaml", task("assigned/codex/a.yaml")))
                        .task()
                        .laneSince())
                .isEqualTo(new LaneSince(NOW, Source.EVENT));
    }

    @Test
    void aRenameWithinTheLaneKeepsWhatWasSeen() {
        board.scan();
        board.see(task("inbox/a.yaml"));
        board.clock.advance(Duration.ofSeconds(60));

        assertThat(board.only(board.move("inbox/a.yaml", task("inbox/b.yaml")))
                        .task()
                        .laneSince())
                .isEqualTo(new LaneSince(START, Source.EVENT));
    }

    @Test
    void aFileThatBreaksOnTheWayEntersTheLaneWhenTheMoveIsSeen() {
        board.scan();
        board.see(task("inbox/a.yaml"));
        board.clock.advance(Duration.ofSeconds(60));

        LaneSince broken = board.only(board.move("inbox/a.yaml", invalid("assigned/codex/a.yaml")))
                .task()
                .laneSince();
        board.clock.advance(Duration.ofSeconds(60));
        LaneSince mended =
                board.only(board.see(task("assigned/codex/a.yaml"))).task().laneSince();

        assertThat(broken).isEqualTo(new LaneSince(NOW, Source.EVENT));
        assertThat(mended).isEqualTo(broken);
    }

    @Test
    void aFileThatBreaksOnTheWayKeepsTheFieldThatFitsItsNewLane() {
        Instant assigned = START.minusSeconds(5);
        board.scan(Sample.at("inbox/a.yaml").assigned(assigned).done());

        assertThat(board.only(board.move("inbox/a.yaml", invalid("assigned/codex/a.yaml")))
                        .task()
                        .laneSince())
                .isEqualTo(new LaneSince(assigned, Source.FIELD));
    }
}

package dev.lanecast.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LanesTest {

    private static final Instant CREATED = Instant.ofEpochSecond(1);
    private static final Instant ASSIGNED = Instant.ofEpochSecond(2);
    private static final Instant STARTED = Instant.ofEpochSecond(3);
    private static final Instant COMPLETED = Instant.ofEpochSecond(4);
    private static final Instant MODIFIED = Instant.ofEpochSecond(5);

    @Test
    void standInTheirOrder() {
        Lanes lanes =
                new Lanes(List.of(new Lane("done", 2, LaneRole.FINISHED), new Lane("review", 1, LaneRole.ACTIVE)));

        assertThat(lanes.all()).extracting(Lane::name).containsExactly("review", "done");
        assertThat(lanes.role("review")).isEqualTo(LaneRole.ACTIVE);
        assertThat(lanes.find("inbox")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lanes.role("inbox"))
                .withMessageContaining("[inbox]");
    }

    @Test
    void areInboxAssignedAndDoneByDefault() {
        assertThat(Lanes.defaults().all()).extracting(Lane::name).containsExactly("inbox", "assigned", "done");
        assertThat(Lanes.defaults().all())
                .extracting(lane -> lane.role().wireName())
                .containsExactly("waiting", "active", "finished");
    }

    @Test
    void haveOneNameEach() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Lanes(
                        List.of(new Lane("inbox", 0, LaneRole.WAITING), new Lane("inbox", 1, LaneRole.ACTIVE))));
    }

    @Test
    void areNamedLikeOneDirectory() {
        for (String name : List.of("", " ", "a/b", ".git")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Lane(name, 0, LaneRole.WAITING))
                    .withMessageContaining("[" + name + "]");
        }
    }

    @Test
    void theTimeInALaneIsThatOfItsRole() {
        assertThat(since(LaneRole.WAITING, CREATED, null, null, null)).isEqualTo(field(CREATED));
        assertThat(since(LaneRole.ACTIVE, CREATED, ASSIGNED, STARTED, null)).isEqualTo(field(ASSIGNED));
        assertThat(since(LaneRole.ACTIVE, CREATED, null, STARTED, null)).isEqualTo(field(STARTED));
        assertThat(since(LaneRole.FINISHED, CREATED, ASSIGNED, STARTED, COMPLETED))
                .isEqualTo(field(COMPLETED));
        assertThat(since(LaneRole.FINISHED, CREATED, ASSIGNED, STARTED, null))
                .isEqualTo(new LaneSince(MODIFIED, LaneSince.Source.MTIME));
    }

    @Test
    void aChecklistHasNoMoreDoneThanThereAre() {
        assertThat(new Checklist(2, 2).done()).isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> new Checklist(3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Checklist(-1, 2));
    }

    private static LaneSince since(
            LaneRole role,
            @Nullable Instant created,
            @Nullable Instant assigned,
            @Nullable Instant started,
            @Nullable Instant completed) {
        return LaneSince.of(role, new Times(created, assigned, started, completed, MODIFIED));
    }

    private static LaneSince field(Instant at) {
        return new LaneSince(at, LaneSince.Source.FIELD);
    }
}

package dev.lanecast.core.task;

import static dev.lanecast.core.fixture.Sample.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.fixture.Sample;
import dev.lanecast.core.telemetry.Spend;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskDiffTest {

    private static final LaneSince SINCE = new LaneSince(START, LaneSince.Source.EVENT);
    private static final Task BEFORE = sample().done();

    @Test
    void equalTasksHaveNoChanges() {
        assertThat(TaskDiff.between(BEFORE, sample().done())).isEmpty();
    }

    @Test
    void aChangedFieldIsNamedWithItsPlainValues() {
        assertThat(TaskDiff.between(BEFORE, sample().tags("x").checklist(1, 2).done()))
                .containsExactly(
                        new FieldChange("tags", List.of(), List.of("x")),
                        new FieldChange("checklist", null, java.util.Map.of("done", 1L, "total", 2L)));
    }

    @Test
    void aChangedFieldHidesTheDocumentAndTheModificationTime() {
        assertThat(TaskDiff.between(
                        BEFORE,
                        sample().title("New")
                                .digest(2)
                                .modified(START.plusSeconds(1))
                                .done()))
                .extracting(FieldChange::field)
                .containsExactly("title");
    }

    @Test
    void onlyTheRestOfTheFileChanged() {
        assertThat(TaskDiff.between(
                        BEFORE,
                        sample().digest(2).modified(START.plusSeconds(1)).done()))
                .containsExactly(new FieldChange("document", null, null));
    }

    @Test
    void onlyTheModificationTimeChanged() {
        assertThat(TaskDiff.between(
                        BEFORE, sample().modified(START.plusSeconds(1)).done()))
                .containsExactly(new FieldChange("updated_at", START, START.plusSeconds(1)));
    }

    @Test
    void thePlaceAndTheCostHaveEventsOfTheirOwn() {
        Task elsewhere = Sample.at("assigned/a.yaml")
                .laneSince(SINCE)
                .spend(new Spend(1, 2, 3))
                .done();

        assertThat(TaskDiff.between(BEFORE, elsewhere)).isEmpty();
    }

    private static Sample sample() {
        return Sample.at("inbox/a.yaml").laneSince(SINCE);
    }
}

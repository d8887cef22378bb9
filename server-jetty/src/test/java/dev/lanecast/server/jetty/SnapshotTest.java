package dev.lanecast.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lanecast.core.stream.View;
import dev.lanecast.core.task.InvalidFile;
import dev.lanecast.core.task.Lanes;
import dev.lanecast.core.task.Task;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    private final Task task = Tasks.at("inbox/a.yaml");
    private final BoardFixture board = BoardFixture.holding(50, task);
    private final Texts texts = new Texts();

    @Test
    void comesInPartsOfAtMostFortyEightKilobytes() {
        List<Task> tasks = new ArrayList<>();
        List<InvalidFile> invalid = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            tasks.add(Tasks.titled(Tasks.at("assigned/qa/t" + i + ".yaml"), "\u4f5c\u696d ".repeat(i % 50)));
            invalid.add(Tasks.broken("inbox/b" + i + ".yaml"));
        }
        List<String> parts = parts(new Snapshot(view(tasks, invalid), Lanes.defaults(), 9));

        assertThat(parts).hasSizeGreaterThan(3);
        ClientModel model = new ClientModel();
        for (int i = 0; i < parts.size(); i++) {
            assertThat(parts.get(i).getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(48 * 1024);
            JsonNode part = ServerFixture.parse(parts.get(i));
            assertThat(part.get("part").asInt()).isEqualTo(i + 1);
            assertThat(part.get("last").asBoolean()).isEqualTo(i == parts.size() - 1);
            assertThat(part.at("/counts/assigned").asInt()).isEqualTo(300);
            assertThat(part.get("costs").isObject()).isTrue();
            model.apply(part);
        }
        assertThat(model.tasks).hasSize(300);
        assertThat(model.invalid).hasSize(300);
    }

    @Test
    void hasOnePartForAnEmptyBoard() {
        List<String> parts = parts(new Snapshot(view(List.of(), List.of()), Lanes.defaults(), 9));
        assertThat(parts).hasSize(1);
        assertThat(ServerFixture.parse(parts.get(0)).get("last").asBoolean()).isTrue();
    }

    @Test
    void givesATaskLargerThanAPartAPartOfItsOwn() {
        Task huge = Tasks.titled(Tasks.at("inbox/b.yaml"), "x".repeat(60_000));
        List<String> parts = parts(new Snapshot(
                view(List.of(Tasks.at("inbox/a.yaml"), huge, Tasks.at("inbox/c.yaml")), List.of()),
                Lanes.defaults(),
                9));
        assertThat(parts).hasSize(3);
    }

    @Test
    void keepsTextThatHasNoUtf8Form() {
        Task odd = Tasks.titled(Tasks.at("inbox/a.yaml"), "half \ud83d a pair \u0000\u2028\"\\");
        String part = parts(new Snapshot(view(List.of(odd), List.of()), Lanes.defaults(), 9))
                .get(0);
        assertThat(ServerFixture.parse(part).at("/tasks/0/title").asText())
                .isEqualTo("half \ud83d a pair \u0000\u2028\"\\");
    }

    @DisplayName("Scenario 27: all clients of one view share one snapshot")
    @Test
    void isWrittenOnceForAllClientsOfOneView() {
        View view = board.stream.view();
        Snapshot first = texts.snapshot(board, view, 9);
        String part = first.part(0);

        assertThat(texts.snapshot(board, view, 9)).isSameAs(first);
        assertThat(texts.snapshot(board, view, 9).part(0)).isSameAs(part);
        assertThat(texts.snapshot(board, view, 8)).isNotSameAs(first);
    }

    @DisplayName("Scenario 27: clients that come while the board goes on share one snapshot, and get the events since")
    @Test
    void isSharedForAsLongAsTheStreamLeadsFromItToNow() {
        Snapshot early = texts.snapshot(board, board.stream.view(), 9);
        board.updateManyTimes(task, 1);
        Snapshot first = texts.snapshot(board, board.stream.view(), 9);
        assertThat(first).as("what precedes the first event may change unsaid").isNotSameAs(early);

        board.updateManyTimes(task, 50);
        assertThat(texts.snapshot(board, board.stream.view(), 9)).isSameAs(first);
        board.updateManyTimes(task, 1);
        assertThat(texts.snapshot(board, board.stream.view(), 9)).isNotSameAs(first);
    }

    @Test
    void isSharedOnlyWithWhoComesWithinASecond() {
        board.updateManyTimes(task, 1);
        Snapshot first = texts.snapshot(board, board.stream.view(), 9);
        board.updateManyTimes(task, 1);

        board.now = board.now.plusMillis(999);
        assertThat(texts.snapshot(board, board.stream.view(), 9)).isSameAs(first);
        board.now = board.now.plusMillis(1);
        Snapshot second = texts.snapshot(board, board.stream.view(), 9);
        assertThat(second.seq()).as("old events are no news").isEqualTo(2);
        board.now = board.now.plusSeconds(60);
        assertThat(texts.snapshot(board, board.stream.view(), 9))
                .as("nothing has happened since")
                .isSameAs(second);
    }

    @Test
    void isNotSharedAfterTheClockWasSetBack() {
        board.updateManyTimes(task, 1);
        Snapshot first = texts.snapshot(board, board.stream.view(), 9);
        board.updateManyTimes(task, 1);
        board.now = board.now.minusSeconds(3600);
        assertThat(texts.snapshot(board, board.stream.view(), 9)).isNotSameAs(first);
    }

    @Test
    void isFollowedByTheEventsSinceItWasMade() {
        board.updateManyTimes(task, 1);
        texts.snapshot(board, board.stream.view(), 9);
        board.updateManyTimes(task, 5);

        Reading late = new Reading(board, texts, new Opening(Optional.empty(), 9));
        assertThat(ServerFixture.parse(late.next().text()).get("seq").asLong()).isEqualTo(1);
        assertThat(ServerFixture.parse(late.next().text()).get("seq").asLong()).isEqualTo(1);
        assertThat(ServerFixture.parse(late.next().text()).at("/4/seq").asLong())
                .isEqualTo(6);
        assertThat(late.next()).isNull();
    }

    private static View view(List<Task> tasks, List<InvalidFile> invalid) {
        return BoardFixture.with(tasks, invalid).stream.view();
    }

    private static List<String> parts(Snapshot snapshot) {
        List<String> parts = new ArrayList<>();
        for (String part = snapshot.part(0); part != null; part = snapshot.part(parts.size())) {
            parts.add(part);
        }
        return parts;
    }
}

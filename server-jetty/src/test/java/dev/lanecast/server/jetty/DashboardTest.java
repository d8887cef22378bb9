package dev.lanecast.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lanecast.core.task.Task;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardTest {

    private static final Task TASK = Tasks.at("inbox/a.yaml");

    @Test
    void acknowledgesThenTellsTheStateThenWhatHappens() {
        BoardFixture board = BoardFixture.with(List.of(TASK), List.of(Tasks.broken("inbox/b.yaml")));
        try (ServerFixture server = new ServerFixture(board);
                TestSocket socket = server.connect("")) {
            JsonNode ack = socket.frame();
            assertThat(ack.get("type").asText()).isEqualTo("connection_ack");
            assertThat(ack.get("resumed").asBoolean()).isFalse();
            assertThat(ack.get("seq").asLong()).isZero();
            assertThat(ack.get("version").asText()).isEqualTo("9.9.9");
            assertThat(ack.at("/projects/0/project").asText()).isEqualTo("harbour");
            assertThat(ack.at("/lanes/1/role").asText()).isEqualTo("active");
            JsonNode snapshot = socket.frame();
            assertThat(snapshot.get("type").asText()).isEqualTo("snapshot");
            assertThat(snapshot.at("/tasks/0/key").asText()).isEqualTo(TASK.key());
            assertThat(snapshot.at("/invalid/0/line").asInt()).isEqualTo(3);
            assertThat(snapshot.at("/counts/inbox").asInt()).isEqualTo(1);

            board.update(Tasks.titled(TASK, "Other"));
            JsonNode event = socket.frame();
            assertThat(event.get("type").asText()).isEqualTo("task.updated");
            assertThat(event.get("seq").asLong()).isEqualTo(1);
            assertThat(event.at("/task/title").asText()).isEqualTo("Other");
        }
    }

    @Test
    void resumesWithExactlyWhatWasMissed() {
        BoardFixture board = BoardFixture.with(TASK);
        board.updateManyTimes(TASK, 300);
        try (ServerFixture server = new ServerFixture(board);
                TestSocket socket =
                        server.connect("?epoch=" + board.stream.view().epoch() + "&seq=100")) {
            JsonNode ack = socket.frame();
            assertThat(ack.get("resumed").asBoolean()).isTrue();
            assertThat(ack.get("seq").asLong()).isEqualTo(100);
            long expected = 101;
            for (JsonNode frame : socket.framesUntil(300)) {
                for (JsonNode event : frame) {
                    assertThat(event.get("seq").asLong()).isEqualTo(expected++);
                    assertThat(event.has("from")).isFalse();
                }
            }
            board.update(Tasks.titled(TASK, "Live"));
            assertThat(socket.frame().get("seq").asLong()).isEqualTo(301);
        }
    }

    @Test
    void resumesAtTheNewestWithNothing() {
        BoardFixture board = BoardFixture.with(TASK);
        board.updateManyTimes(TASK, 3);
        try (ServerFixture server = new ServerFixture(board);
                TestSocket socket =
                        server.connect("?seq=3&epoch=" + board.stream.view().epoch())) {
            assertThat(socket.frame().get("resumed").asBoolean()).isTrue();
            socket.send("{\"type\":\"ping\"}");
            assertThat(socket.frame().get("type").asText()).isEqualTo("pong");
        }
    }

    @DisplayName("Scenario 28: any position that cannot be resumed gets a snapshot")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "?epoch=EPOCH&seq=11", // no longer held
                "?epoch=EPOCH&seq=21", // not yet there
                "?epoch=EPOCH&seq=-1",
                "?epoch=EPOCH&seq=1e3",
                "?epoch=EPOCH&seq=99999999999999999999",
                "?epoch=EPOCH",
                "?seq=20",
                "?epoch=another&seq=20",
                "?epoch=&seq=",
                "?epoch=%3Cscript%3E&seq=20",
                "?done=-4&epoch=a&epoch=b&&=&seq",
            })
    void givesASnapshotForAnyOtherPosition(String query) {
        BoardFixture board = BoardFixture.holding(8, TASK);
        board.updateManyTimes(TASK, 20);
        try (ServerFixture server = new ServerFixture(board);
                TestSocket socket = server.connect(
                        query.replace("EPOCH", board.stream.view().epoch()))) {
            JsonNode ack = socket.frame();
            assertThat(ack.get("resumed").asBoolean()).isFalse();
            assertThat(ack.get("seq").asLong()).isEqualTo(20);
            assertThat(socket.frame().at("/tasks/0/title").asText()).isEqualTo("Version 19");
        }
    }

    @Test
    void limitsFinishedTasksButNotTheirCount() {
        List<Task> tasks = List.of(
                TASK,
                Tasks.since("done/qa/old.yaml", BoardFixture.NOW.minusSeconds(9)),
                Tasks.since("done/qa/new.yaml", BoardFixture.NOW));
        try (ServerFixture server = new ServerFixture(BoardFixture.with(tasks, List.of()));
                TestSocket socket = server.connect("?done=1")) {
            JsonNode snapshot = socket.opening().get(1);
            assertThat(snapshot.get("tasks").findValuesAsText("id")).containsExactly("new", "a");
            assertThat(snapshot.at("/counts/done").asInt()).isEqualTo(2);
        }
    }

    @Test
    void answersPingsAndUnknownTypes() {
        try (ServerFixture server = new ServerFixture(BoardFixture.with(TASK));
                TestSocket socket = server.connect("")) {
            socket.opening();
            socket.send("[{\"type\":\"ping\"},{\"type\":\"dance\",\"to\":[{}]}]");
            assertThat(socket.frame().get("type").asText()).isEqualTo("pong");
            JsonNode error = socket.frame();
            assertThat(error.get("type").asText()).isEqualTo("error");
            assertThat(error.get("code").asText()).isEqualTo("unknown_type");
            assertThat(error.get("message").asText()).contains("[dance]");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ping",
                "",
                "{}",
                "[1]",
                "{\"type\":1}",
                "{\"type\":\"ping\"",
                "{\"type\":\"ping\"} {\"type\":\"ping\"}",
                "{\"type\":\"ping\"}]"
            })
    void closesOnAMalformedMessage(String message) {
        try (ServerFixture server = new ServerFixture(BoardFixture.with(TASK));
                TestSocket socket = server.connect("")) {
            socket.opening();
            socket.send(message);
            assertThat(socket.closeCode()).isEqualTo(1007);
        }
    }

    @Test
    void closesOnOversizedBinaryAndTooManyMessages() {
        try (ServerFixture server = new ServerFixture(BoardFixture.with(TASK));
                TestSocket large = server.connect("");
                TestSocket binary = server.connect("");
                TestSocket many = server.connect("")) {
            large.send("{\"type\":\"" + "x".repeat(17_000) + "\"}");
            assertThat(large.closeCode()).isEqualTo(1009);
            binary.sendBinary(new byte[] {1, 2, 3});
            assertThat(binary.closeCode()).isEqualTo(1008);
            many.send("[" + "{\"type\":\"ping\"},".repeat(17) + "{\"type\":\"ping\"}]");
            assertThat(many.closeCode()).isEqualTo(1008);
        }
    }

    @Test
    void tellsClientsThatItStops() {
        ServerFixture server = new ServerFixture(BoardFixture.with(TASK));
        try (TestSocket one = server.connect("");
                TestSocket two = server.connect("")) {
            one.opening();
            two.opening();
            long start = System.nanoTime();
            server.close();
            assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
            assertThat(one.closeCode()).isEqualTo(1001);
            assertThat(two.closeCode()).isEqualTo(1001);
            server.close();
        }
    }
}

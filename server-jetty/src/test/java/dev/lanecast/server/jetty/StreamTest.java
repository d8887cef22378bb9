package dev.lanecast.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.lanecast.core.task.Task;
import dev.lanecast.server.jetty.TestStream.Event;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class StreamTest {

    private static final Task TASK = Tasks.at("inbox/a.yaml");

    private final BoardFixture board = BoardFixture.holding(4_000, TASK);
    private final String epoch = board.stream.view().epoch();

    @Test
    void tellsTheMessagesOfTheWebSocketAndThePositionWithEachNumber() {
        try (ServerFixture server = new ServerFixture(board);
                TestStream stream = server.stream("");
                TestSocket socket = server.connect("")) {
            Event ack = stream.next();
            assertThat(ack.data()).isEqualTo(socket.frame());
            assertThat(ack.id()).isNull();
            Event snapshot = stream.next();
            assertThat(snapshot.data()).isEqualTo(socket.frame());
            assertThat(snapshot.id()).isEqualTo(epoch + ":0");

            board.update(Tasks.titled(TASK, "line\u2028\r\nbreak"));
            Event event = stream.next();
            assertThat(event.data()).isEqualTo(socket.frame());
            assertThat(event.id()).isEqualTo(epoch + ":1");
        }
    }

    @Test
    void givesThePositionOfASnapshotWithItsLastPart() {
        List<Task> tasks = IntStream.range(0, 300)
                .mapToObj(i -> Tasks.titled(Tasks.at("done/qa/" + i + ".yaml"), "x".repeat(500)))
                .toList();
        try (ServerFixture server = new ServerFixture(BoardFixture.with(tasks, List.of()));
                TestStream all = server.stream("");
                TestStream few = server.stream("?done=3")) {
            List<Event> opening = all.opening();
            assertThat(opening).hasSizeGreaterThan(3);
            assertThat(opening.subList(0, opening.size() - 1)).allMatch(event -> event.id() == null);
            assertThat(opening.get(opening.size() - 1).id()).endsWith(":0");
            assertThat(few.opening().get(1).data().get("tasks")).hasSize(3);
        }
    }

    @Test
    void goesOnAfterTheLastEventIdEvenIfTheQuerySaysOtherwise() {
        board.updateManyTimes(TASK, 3);
        try (ServerFixture server = new ServerFixture(board);
                TestStream stream = server.stream("?epoch=" + epoch + "&seq=0", "Last-Event-ID", epoch + ":2");
                TestStream asked = server.stream("?epoch=" + epoch + "&seq=1");
                TestStream lost = server.stream("?epoch=" + epoch + "&seq=1", "Last-Event-ID", "rubbish")) {
            assertThat(stream.next().data().get("resumed").asBoolean()).isTrue();
            assertThat(stream.next().id()).isEqualTo(epoch + ":3");
            assertThat(asked.next().data().get("seq").asLong()).isEqualTo(1);
            assertThat(asked.next().id()).isEqualTo(epoch + ":2");
            assertThat(lost.next().data().get("resumed").asBoolean()).isFalse();
            assertThat(lost.next().type()).isEqualTo("snapshot");
        }
    }

    @Test
    void marksThePositionEveryFifteenSecondsForAsLongAsItLasts() {
        try (ServerFixture server = new ServerFixture(board);
                TestStream stream = server.stream("")) {
            stream.opening();
            for (int i = 0; i < 6; i++) {
                server.advanceInPeace(15);
                Event mark = stream.next();
                assertThat(mark.type()).isEqualTo("mark");
                assertThat(mark.id()).isNull();
            }
            assertThat(server.server.clients().size()).isEqualTo(1);
        }
    }

    @Test
    void leadsToTheStateOnDisk() throws InterruptedException {
        BoardFixture stormy = BoardFixture.with();
        Storm storm = new Storm(stormy, 79);
        storm.blow(100);
        Thread writer = new Thread(() -> storm.blow(2_000));
        try (ServerFixture server = new ServerFixture(stormy);
                TestStream stream = server.stream("")) {
            writer.start();
            ClientModel model = new ClientModel();
            writer.join();
            while (model.seq < stormy.stream.view().seq()) {
                apply(stream, model);
            }
            model.assertEquals(stormy.stream.view());
        }
    }

    @Test
    void cutsAClientThatReadsNothing() {
        try (ServerFixture server = new ServerFixture(board);
                TestSocket fast = server.connect("");
                RawSocket slow = new RawSocket(server.address)) {
            slow.write(("GET /api/stream HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(server.awaitClients(2)).isTrue();
            fast.opening();
            for (int i = 1; i <= 2_000; i++) {
                board.update(Tasks.titled(TASK, i + "x".repeat(2_000)));
                fast.framesUntil(i);
            }
            fast.close();
            assertThat(server.awaitClients(1)).isTrue();
            server.advance(10);
            server.advance(2);
            assertThat(server.awaitClients(0)).isTrue();
        }
    }

    /** Little is sent, but whoever takes none of it is not there. */
    @DisplayName("Scenario 32: an event stream with nobody at its other end is gone within a minute")
    @Test
    void cutsAHalfOpenConnectionWithinAMinute() {
        try (ServerFixture server = new ServerFixture(board);
                RawSocket gone = new RawSocket(server.address)) {
            gone.write(("GET /api/stream HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            gone.skipPast("id: " + epoch + ":0");
            gone.skipPast("\n\n");
            server.advanceInPeace(20);
            gone.awaitAtLeast(1_000);
            for (int second = 20; second < 59; second++) {
                server.advance(1);
            }
            assertThat(server.awaitClients(0)).isTrue();
        }
    }

    @Test
    void pingsThatProveThatAClientIsThereAreCommentsToIt() {
        try (ServerFixture server = new ServerFixture(board);
                TestStream stream = server.stream("")) {
            stream.opening();
            for (int i = 0; i < 5; i++) {
                server.advanceInPeace(20);
                assertThat(stream.next().type()).isEqualTo("mark");
            }
            board.update(Tasks.titled(TASK, "After the pings"));
            assertThat(stream.next().type()).isEqualTo("task.updated");
        }
    }

    @Test
    void noticesThatAClientIsGone() {
        try (ServerFixture server = new ServerFixture(board)) {
            TestStream stream = server.stream("");
            stream.opening();
            stream.close();
            for (int i = 0; i < 10_000 && server.server.clients().size() > 0; i++) {
                board.update(Tasks.titled(TASK, "Version " + i));
                Thread.yield();
            }
            assertThat(server.awaitClients(0)).isTrue();
        }
    }

    @Test
    void endsAsItShouldWhenTheServerStops() {
        ServerFixture server = new ServerFixture(board);
        try (TestStream stream = server.stream("")) {
            stream.opening();
            server.close();
            assertThat(stream.next()).isNull();
        }
    }

    @Test
    void answersWhoMayAskAndHeadWithoutAStream() {
        try (ServerFixture server = new ServerFixture(board)) {
            assertThat(server.get("/api/stream", "Origin", "http://elsewhere.example")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(server.get("/api/stream", "Sec-Fetch-Site", "cross-site").statusCode())
                    .isEqualTo(403);
            assertThat(server.send("POST", "/api/stream").statusCode()).isEqualTo(405);
            HttpResponse<String> head = server.send("HEAD", "/api/stream");
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers().firstValue("Content-Type")).contains("text/event-stream; charset=utf-8");
            assertThat(head.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(server.server.clients().size()).isZero();
        }
    }

    /** Applies one frame, whose last message is the one with the position. */
    private static void apply(TestStream stream, ClientModel model) {
        Event event = stream.next();
        if (!event.data().has("from")) {
            model.apply(event.data());
            return;
        }
        ArrayNode frame = ServerFixture.JSON.createArrayNode().add(event.data());
        while (event.id() == null) {
            event = stream.next();
            frame.add(event.data());
        }
        model.apply(frame);
    }
}

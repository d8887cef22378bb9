package dev.lanecast.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lanecast.core.fixture.LongRun;
import dev.lanecast.core.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Faults of the world around the server that no other test brings about. */
@Timeout(300)
class ScenarioTest {

    private static final int MEGABYTE = 1_000_000;
    private static final int CROWD = LongRun.choose(300, 1_000);
    private static final Task TASK = Tasks.at("inbox/a.yaml");

    private final BoardFixture board = BoardFixture.holding(8_192, TASK);

    @Test
    @DisplayName("Scenario 26: a client that stops reading costs one frame of less than a megabyte")
    void aClientThatStopsReadingCostsOneFrame() {
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            tasks.add(Tasks.at("inbox/task-" + i + ".yaml"));
        }
        BoardFixture wide = BoardFixture.with(tasks, List.of());
        OutletFixture outlet = new OutletFixture();
        Reading reading = new Reading(wide, new Texts(), new Opening(Optional.empty(), 0));
        Client client = new Client(reading, outlet, new AtomicLong()::get, kind -> {});
        client.wake();
        outlet.holding = true;
        int before = outlet.texts.size();
        for (int i = 0; i < 6_000; i++) {
            wide.update(Tasks.titled(tasks.get(i % 600), "Version " + i + " x".repeat(200)));
            client.wake();
        }
        assertThat(outlet.texts).hasSize(before + 1);
        outlet.release();
        assertThat(outlet.texts)
                .hasSizeGreaterThan(before + 1)
                .allSatisfy(frame -> assertThat(frame.toString().length()).isLessThan(MEGABYTE));
    }

    @Test
    @DisplayName("Scenario 27: many clients that come back at once are all served, each with what it missed")
    void manyClientsThatComeBackAtOnceAreServed() {
        String epoch = board.stream.view().epoch();
        board.updateManyTimes(TASK, 50);
        try (ServerFixture server = new ServerFixture(board)) {
            List<TestSocket> crowd = new ArrayList<>();
            for (int i = 0; i < CROWD; i++) {
                crowd.add(TestSocket.opening(
                        server.client(),
                        server.address.resolve(
                                i % 2 == 0 ? "/dashboard?epoch=" + epoch + "&seq=40" : "/dashboard?epoch=old&seq=40")));
            }
            for (int i = 0; i < CROWD; i++) {
                JsonNode ack = crowd.get(i).frame();
                assertThat(ack.get("type").asText()).isEqualTo("connection_ack");
                assertThat(ack.get("resumed").asBoolean()).isEqualTo(i % 2 == 0);
                JsonNode state = crowd.get(i).frame();
                assertThat(TestSocket.lastSeq(state)).isEqualTo(50);
            }
            crowd.forEach(TestSocket::close);
        }
    }

    @Test
    @DisplayName("Scenario 30: after a restart the epoch is another, and clients get the state anew")
    void afterARestartClientsGetTheStateAnew() {
        String position;
        try (ServerFixture server = new ServerFixture(board);
                TestSocket socket = server.connect("")) {
            JsonNode ack = socket.opening().get(0);
            position = "?epoch=" + ack.get("epoch").asText() + "&seq="
                    + ack.get("seq").asLong();
        }
        BoardFixture later = BoardFixture.with(TASK);
        try (ServerFixture server = new ServerFixture(later);
                TestSocket socket = server.connect(position)) {
            List<JsonNode> opening = socket.opening();
            assertThat(opening.get(0).get("resumed").asBoolean()).isFalse();
            assertThat(opening.get(0).get("epoch").asText())
                    .isEqualTo(later.stream.view().epoch())
                    .isNotEqualTo(board.stream.view().epoch());
            assertThat(opening.get(1).get("type").asText()).isEqualTo("snapshot");
        }
    }

    @Test
    @DisplayName("Scenario 33: when the clock jumps an hour, nobody is cut off and nothing is sent twice")
    void aClockThatJumpsChangesNothing() {
        try (ServerFixture server = new ServerFixture(board);
                TestSocket socket = server.connect("")) {
            socket.opening();
            for (Duration jump : List.of(Duration.ofHours(1), Duration.ofHours(-2))) {
                board.now = board.now.plus(jump);
                server.advance(1);
                board.update(Tasks.titled(TASK, "After " + jump));
                JsonNode event = socket.frame();
                assertThat(event.get("type").asText()).isEqualTo("task.updated");
                assertThat(server.server.clients().size()).isEqualTo(1);
            }
            assertThat(server.json("/health").get("timestamp").asText()).isEqualTo("2026-11-20T11:00:00Z");
        }
    }

    @Test
    @DisplayName("Scenario 33: after a sleep the client is cut off, comes back and has missed nothing")
    void afterASleepAClientMissesNothing() {
        try (ServerFixture server = new ServerFixture(board)) {
            ClientModel model = new ClientModel();
            try (TestSocket socket = server.connect("")) {
                socket.opening().forEach(model::apply);
                server.advance(3_600);
                assertThat(server.awaitClients(0)).isTrue();
            }
            board.updateManyTimes(TASK, 3);
            try (TestSocket again = server.connect("?epoch=" + model.epoch + "&seq=" + model.seq)) {
                JsonNode ack = again.frame();
                assertThat(ack.get("resumed").asBoolean()).isTrue();
                model.apply(ack);
                while (model.seq < board.stream.view().seq()) {
                    model.apply(again.frame());
                }
                model.assertEquals(board.stream.view());
            }
        }
    }
}

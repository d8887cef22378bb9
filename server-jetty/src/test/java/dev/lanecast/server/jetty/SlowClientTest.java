package dev.lanecast.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.task.Task;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SlowClientTest {

    private static final int TASKS = 300;

    private final List<Task> tasks = tasks();
    private final BoardFixture board = BoardFixture.holding(8_192, tasks.toArray(new Task[0]));

    @DisplayName("Scenario 26: a client that stops reading is conflated while others go on")
    @Test
    void isConflatedWhileOthersGoOn() {
        try (ServerFixture server = new ServerFixture(board);
                RawSocket slow = RawSocket.upgrade(server.address);
                TestSocket fast = server.connect("")) {
            ClientModel behind = opening(slow);
            ClientModel ahead = opening(fast);
            flood(fast, ahead);
            ahead.assertEquals(board.stream.view());

            while (behind.seq < board.stream.view().seq()) {
                behind.apply(ServerFixture.parse(slow.message()));
            }
            behind.assertEquals(board.stream.view());
            assertThat(behind.conflated).isPositive();
        }
    }

    @DisplayName("Scenario 26: a client that stops reading is closed with 4008 after ten seconds")
    @Test
    void isClosedAfterTenSecondsWithoutProgress() {
        try (ServerFixture server = new ServerFixture(board);
                RawSocket slow = RawSocket.upgrade(server.address);
                TestSocket fast = server.connect("")) {
            opening(slow);
            flood(fast, opening(fast));
            server.advance(10);
            assertThat(slow.closeCode()).isEqualTo(4008);
        }
    }

    @Test
    void isCutIfItDoesNotEvenReadThat() {
        try (ServerFixture server = new ServerFixture(board);
                RawSocket slow = RawSocket.upgrade(server.address);
                TestSocket fast = server.connect("")) {
            opening(slow);
            flood(fast, opening(fast));
            fast.close();
            assertThat(server.awaitClients(1)).isTrue();
            server.advance(10);
            server.advance(2);
            assertThat(server.awaitClients(0)).isTrue();
            assertThat(slow.closeCode()).isEqualTo(-1);
        }
    }

    @Test
    void isToldWhyItIsClosedBehindTheFramesThatAreOnTheirWay() {
        try (ServerFixture server = new ServerFixture(board);
                RawSocket slow = RawSocket.upgrade(server.address);
                TestSocket fast = server.connect("")) {
            ClientModel behind = opening(slow);
            flood(fast, opening(fast));
            slow.frame(0x81, new byte[] {(byte) 0xC3, (byte) 0x28});

            String message = slow.message();
            while (!message.startsWith("close ")) {
                behind.apply(ServerFixture.parse(message));
                message = slow.message();
            }
            assertThat(message).isEqualTo("close 1007");
        }
    }

    @Test
    void isAnsweredAPingBetweenTheFramesThatAreOnTheirWay() {
        try (ServerFixture server = new ServerFixture(board);
                RawSocket slow = RawSocket.upgrade(server.address);
                TestSocket fast = server.connect("")) {
            ClientModel behind = opening(slow);
            flood(fast, opening(fast));
            slow.frame(0x89, new byte[] {1, 2, 3});

            while (behind.seq < board.stream.view().seq()) {
                behind.apply(ServerFixture.parse(slow.message()));
            }
            for (int more = 0; slow.pongs == 0 && more < 3; more++) { // The server may be late to read the ping.
                server.advance(15);
                slow.message();
            }
            assertThat(slow.pongs).isEqualTo(1);
        }
    }

    @DisplayName("Scenario 32: a WebSocket with nobody at its other end is gone within a minute")
    @Test
    void isCutWhenItIsSilentForAMinute() {
        try (ServerFixture server = new ServerFixture(board);
                RawSocket gone = RawSocket.upgrade(server.address)) {
            opening(gone);
            server.advance(59);
            assertThat(server.awaitClients(0)).isTrue();
        }
    }

    /** Changes more than the buffers of a connection hold, as fast as one client reads it. */
    private void flood(TestSocket fast, ClientModel model) {
        for (int round = 0; round < 4; round++) {
            for (Task task : tasks) {
                board.update(Tasks.titled(task, "Round " + round + " x".repeat(1_000)));
            }
            while (model.seq < board.stream.view().seq()) {
                model.apply(fast.frame());
            }
        }
    }

    private static ClientModel opening(TestSocket socket) {
        ClientModel model = new ClientModel();
        socket.opening().forEach(model::apply);
        return model;
    }

    private static ClientModel opening(RawSocket socket) {
        ClientModel model = new ClientModel();
        while (model.seq < 0) {
            model.apply(ServerFixture.parse(socket.message()));
        }
        return model;
    }

    private static List<Task> tasks() {
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            tasks.add(Tasks.at("inbox/task-" + i + ".yaml"));
        }
        return tasks;
    }
}

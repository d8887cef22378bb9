package dev.lanecast.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lanecast.core.task.Task;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class ClientTest {

    private static final Task TASK = Tasks.at("inbox/a.yaml");

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 7);
    private final OutletFixture outlet = new OutletFixture();
    private final BoardFixture board = BoardFixture.holding(1_000, TASK);
    private final Client client = client(board);

    @Test
    void sendsOneFrameAtATimeAndJoinsWhatHappenedMeanwhile() {
        client.wake();
        outlet.holding = true;
        board.updateManyTimes(TASK, 1);
        client.wake();
        board.updateManyTimes(TASK, 64);
        client.wake();
        assertThat(outlet.texts).hasSize(3);

        outlet.release();
        assertThat(outlet.texts).hasSize(4);
        assertThat(outlet.last()).hasSize(64);
        assertThat(outlet.last().get(0).has("from")).isFalse();
        assertThat(outlet.last().get(63).get("seq").asLong()).isEqualTo(65);
    }

    @Test
    void conflatesForAClientThatIsMoreThanSixtyFourBehind() {
        client.wake();
        outlet.holding = true;
        board.updateManyTimes(TASK, 1);
        client.wake();
        board.updateManyTimes(TASK, 65);
        outlet.release();

        JsonNode frame = outlet.last();
        assertThat(frame).hasSize(1);
        assertThat(frame.at("/0/type").asText()).isEqualTo("task.updated");
        assertThat(frame.at("/0/from").asLong()).isEqualTo(2);
        assertThat(frame.at("/0/to").asLong()).isEqualTo(66);
        assertThat(frame.at("/0/seq").asLong()).isEqualTo(66);
        assertThat(frame.at("/0/task/title").asText()).isEqualTo("Version 64");
    }

    @Test
    void boundsWhatOneFrameStandsFor() {
        client.wake();
        outlet.holding = true;
        board.updateManyTimes(TASK, 1);
        client.wake();
        board.updateManyTimes(TASK, 900);
        outlet.release();

        assertThat(outlet.texts.get(3).at("/0/to").asLong()).isEqualTo(513);
        assertThat(outlet.last().at("/0/from").asLong()).isEqualTo(514);
        assertThat(outlet.last().at("/0/to").asLong()).isEqualTo(901);
    }

    @Test
    void boundsTheBytesOfOneFrame() {
        client.wake();
        outlet.holding = true;
        board.updateManyTimes(TASK, 1);
        client.wake();
        for (int i = 0; i < 40; i++) {
            board.update(Tasks.titled(TASK, i + "x".repeat(100_000)));
        }
        outlet.release();

        assertThat(outlet.texts)
                .hasSizeGreaterThan(8)
                .allSatisfy(frame -> assertThat(frame.toString()).hasSizeLessThan(1_000_000));
        assertThat(TestSocket.lastSeq(outlet.last())).isEqualTo(41);
    }

    @Test
    void startsAnewForAClientThatFellOutOfTheRing() {
        client.wake();
        outlet.holding = true;
        board.updateManyTimes(TASK, 1);
        client.wake();
        board.updateManyTimes(TASK, 1_001);
        outlet.release();

        JsonNode reset = outlet.texts.get(3);
        assertThat(reset.get("type").asText()).isEqualTo("reset");
        assertThat(reset.get("reason").asText()).isEqualTo("behind");
        assertThat(outlet.last().get("type").asText()).isEqualTo("snapshot");
        assertThat(outlet.last().get("seq").asLong()).isEqualTo(1_002);
        board.updateManyTimes(TASK, 1);
        client.wake();
        assertThat(outlet.last().get("seq").asLong()).isEqualTo(1_003);
    }

    @Test
    void marksThePositionEveryFifteenSeconds() {
        board.updateManyTimes(TASK, 2);
        client.wake();
        advance(14);
        assertThat(outlet.last().get("type").asText()).isEqualTo("snapshot");
        advance(1);
        assertThat(outlet.last().get("type").asText()).isEqualTo("mark");
        assertThat(outlet.last().get("epoch").asText())
                .isEqualTo(board.stream.view().epoch());
        assertThat(outlet.last().get("seq").asLong()).isEqualTo(2);
        int sent = outlet.texts.size();
        advance(14);
        assertThat(outlet.texts).hasSize(sent);
        advance(1);
        assertThat(outlet.texts).hasSize(sent + 1);
    }

    @Test
    void pingsEveryTwentySeconds() {
        client.wake();
        advance(19);
        assertThat(outlet.pings).isZero();
        advance(1);
        assertThat(outlet.pings).isEqualTo(1);
        advance(20);
        assertThat(outlet.pings).isEqualTo(2);
    }

    @Test
    void leavesAClientThatIsSilent() {
        client.wake();
        advance(50);
        client.heard();
        advance(54);
        assertThat(outlet.disconnects).isZero();
        advance(1);
        assertThat(outlet.disconnects).isEqualTo(1);
    }

    @Test
    void closesOnAClientThatReadsNothingForTenSecondsThenCutsIt() {
        client.wake();
        outlet.holding = true;
        board.updateManyTimes(TASK, 1);
        client.wake();
        advance(9);
        assertThat(outlet.closes).isEmpty();
        advance(1);
        assertThat(outlet.closes).containsExactly(4008);
        assertThat(outlet.disconnects).isZero();
        advance(2);
        assertThat(outlet.closes).containsExactly(4008);
        assertThat(outlet.disconnects).isEqualTo(1);
    }

    @Test
    void sendsNothingAfterItBeganToClose() {
        client.wake();
        client.close(Client.STOPPING, "stop");
        int sent = outlet.texts.size();
        board.updateManyTimes(TASK, 1);
        client.received("{\"type\":\"ping\"}");
        client.wake();
        assertThat(outlet.texts).hasSize(sent);
        client.close(Client.TOO_SLOW, "again");
        assertThat(outlet.closes).containsExactly(1001);
    }

    @Test
    void saysGoodbyeInTurnSoThatNoFrameFollowsIt() {
        client.wake();
        outlet.whileSending = () -> {
            client.close(Client.STOPPING, "stop");
            assertThat(outlet.closes).isEmpty();
        };
        board.updateManyTimes(TASK, 1);
        client.wake();
        assertThat(outlet.closes).containsExactly(1001);
        assertThat(outlet.texts).hasSize(3);
    }

    @Test
    void cutsAClientToWhomASendFails() {
        client.wake();
        outlet.holding = true;
        board.updateManyTimes(TASK, 1);
        client.wake();
        outlet.held.ended(false);
        assertThat(outlet.disconnects).isEqualTo(1);
    }

    @Test
    void cutsAClientThatCannotBeTold() {
        Outlet broken = new Outlet() {
            @Override
            public Kind kind() {
                return Kind.WEBSOCKET;
            }

            @Override
            public void frame(Frame frame, Sent sent) {
                throw new IllegalStateException("broken on purpose");
            }

            @Override
            public void ping(Sent sent) {}

            @Override
            public void close(int code, String reason) {}

            @Override
            public void disconnect() {
                outlet.disconnect();
            }
        };
        Logger log = Logger.getLogger(Client.class.getName());
        log.setLevel(Level.OFF);
        new Client(reading(board), broken, nanos::get, kind -> {}).wake();
        log.setLevel(null);
        assertThat(outlet.disconnects).isEqualTo(1);
    }

    @Test
    void sendsTheSnapshotPartByPartAsTheClientReads() {
        Task[] tasks = new Task[200];
        for (int i = 0; i < tasks.length; i++) {
            tasks[i] = Tasks.at("inbox/task-" + i + ".yaml");
        }
        outlet.holding = true;
        Client slow = client(BoardFixture.with(tasks));
        slow.wake();
        assertThat(outlet.texts).hasSize(1);
        outlet.held.ended(true);
        assertThat(outlet.texts).hasSize(2);
        assertThat(outlet.last().get("part").asInt()).isEqualTo(1);
        assertThat(outlet.last().get("last").asBoolean()).isFalse();
        slow.tick();
        assertThat(outlet.texts).hasSize(2);
        outlet.release();
        assertThat(outlet.last().get("last").asBoolean()).isTrue();
    }

    private void advance(long seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
        client.tick();
    }

    private Client client(BoardFixture fed) {
        return new Client(reading(fed), outlet, nanos::get, kind -> {});
    }

    private static Reading reading(BoardFixture fed) {
        return new Reading(fed, new Texts(), new Opening(Optional.empty(), Integer.MAX_VALUE));
    }
}

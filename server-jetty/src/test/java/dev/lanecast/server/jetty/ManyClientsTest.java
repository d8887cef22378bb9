package dev.lanecast.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.fixture.LongRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Many clients that drop, stall and come back from anywhere")
class ManyClientsTest {

    private static final int CLIENTS = LongRun.choose(50, 200);
    private static final int EVENTS = LongRun.choose(4_000, 20_000);
    private static final int HELD = 1_000;

    private final BoardFixture board = BoardFixture.holding(HELD);
    private final Texts texts = new Texts();

    @ParameterizedTest
    @ValueSource(longs = {1, 20261122})
    void eachEndWithTheStateAndNeverSeeAGapOrAGhost(long seed) {
        Random random = new Random(seed);
        Storm storm = new Storm(board, seed);
        storm.blow(50);
        List<Follower> followers = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            followers.add(new Follower());
        }
        while (board.stream.view().seq() < EVENTS) {
            storm.blow(1 + random.nextInt(random.nextInt(20) == 0 ? 400 : 20));
            for (int i = 0; i < CLIENTS / 10; i++) {
                followers.get(random.nextInt(CLIENTS)).live(random);
            }
        }
        for (Follower follower : followers) {
            follower.outlet.release();
            follower.client.wake();
            follower.read();
            follower.model.assertEquals(board.stream.view());
        }
        assertThat(followers).anyMatch(follower -> follower.model.conflated > 0);
        assertThat(followers).anyMatch(follower -> follower.model.resets > 0);
        assertThat(followers).anyMatch(follower -> follower.resumed > 0);
        assertThat(followers).anyMatch(follower -> follower.refused > 0);
    }

    /** One who uses the dashboard: what it knows outlives its connection, as in a browser. */
    private final class Follower {

        ClientModel model = new ClientModel();
        OutletFixture outlet = new OutletFixture();
        Client client = connect(Optional.empty());
        int resumed;
        int refused;
        private int applied;

        void live(Random random) {
            read();
            switch (random.nextInt(8)) {
                case 0 -> outlet.holding = true;
                case 1 -> outlet.release();
                case 2 -> comeBack(Optional.of(new StreamPosition(model.epoch, Math.max(model.seq, 0))));
                case 3 -> comeBack(position(random));
                default -> {
                    client.wake();
                    read();
                }
            }
        }

        private Optional<StreamPosition> position(Random random) {
            return switch (random.nextInt(4)) {
                case 0 -> Optional.of(new StreamPosition(model.epoch, Long.MAX_VALUE - random.nextInt(9)));
                case 1 -> Optional.of(new StreamPosition("another-life", random.nextInt(EVENTS)));
                case 2 -> Optional.of(new StreamPosition(model.epoch, 0));
                default -> StreamPosition.of(model.epoch, "garbage");
            };
        }

        /** Drops the connection with whatever is still on its way, and asks to go on from a position. */
        private void comeBack(Optional<StreamPosition> position) {
            boolean own = position.filter(
                            asked -> asked.seq() == model.seq && asked.epoch().equals(model.epoch))
                    .isPresent();
            client.disconnect();
            outlet = new OutletFixture();
            applied = 0;
            client = connect(position);
            boolean goesOn = outlet.texts.get(0).get("resumed").asBoolean();
            if (goesOn && !own) {
                // The only other position that can be gone on from is the beginning, where the board was empty.
                model = new ClientModel();
                model.seq = 0;
            }
            resumed += goesOn ? 1 : 0;
            refused += goesOn ? 0 : 1;
            read();
        }

        private Client connect(Optional<StreamPosition> position) {
            Opening opening = new Opening(position, Integer.MAX_VALUE);
            Client fresh = new Client(new Reading(board, texts, opening), outlet, () -> 0, kind -> {});
            fresh.wake();
            return fresh;
        }

        private void read() {
            for (; applied < outlet.texts.size(); applied++) {
                model.apply(outlet.texts.get(applied));
            }
        }
    }
}

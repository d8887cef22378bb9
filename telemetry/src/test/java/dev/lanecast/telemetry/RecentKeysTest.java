package dev.lanecast.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecentKeysTest {

    private final RecentKeys keys = new RecentKeys();

    @Test
    void holdsTheNumbersOfKeysLikeAMap() {
        Random random = new Random(1);
        Map<CallKey, Long> held = new HashMap<>();
        for (long last = 1_000; last <= 20_000; last += 1_000) {
            ByteBuffer run = ByteBuffer.allocate(24_000);
            for (long seq = last - 999; seq <= last; seq++) {
                // Some halves are equal, and some are zero.
                CallKey key = new CallKey(seq % 3 == 0 ? random.nextInt(50) : random.nextLong(), seq);
                held.put(key, seq);
                run.putLong(key.high()).putLong(key.low()).putLong(seq);
            }
            keys.add(last, run.array());
        }
        assertThat(keys.size()).isEqualTo(20_000);
        assertThat(keys.runs()).isEqualTo(20);
        assertThat(keys.last()).isEqualTo(20_000);
        held.forEach((key, seq) -> {
            assertThat(keys.seq(key)).isEqualTo(seq);
            assertThat(keys.seq(new CallKey(key.high(), -key.low()))).isZero();
        });
    }

    @Test
    void forgetsAllOfThem() {
        keys.add(5, ByteBuffer.allocate(24).putLong(1).putLong(2).putLong(5).array());
        assertThat(keys.seq(new CallKey(1, 2))).isEqualTo(5);
        keys.clear();
        assertThat(keys.seq(new CallKey(1, 2))).isZero();
        assertThat(keys.size() + keys.runs() + keys.last()).isZero();
    }
}

package dev.lanecast.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyFilterTest {

    @Test
    void holdsEveryKeyThatWasAddedAndFewOthers() {
        KeyFilter filter = new KeyFilter();
        long[] added = new Random(1).longs(50_000).toArray();
        for (long high : added) {
            filter.add(high);
        }
        for (long high : added) {
            assertThat(filter.mayHold(high)).isTrue();
        }
        assertThat(new Random(2).longs(50_000).filter(filter::mayHold).count()).isLessThan(50);
    }

    @Test
    void holdsKeysThatBeginWithZeroOnceTheyAreAdded() {
        KeyFilter filter = new KeyFilter();
        assertThat(filter.mayHold(0)).isFalse();
        filter.add(7);
        assertThat(filter.mayHold(7)).isTrue();
        assertThat(filter.mayHold(7L << 32)).isFalse();
    }
}

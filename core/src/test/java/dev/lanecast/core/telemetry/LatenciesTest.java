package dev.lanecast.core.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatenciesTest {

    @Test
    void nothingHasNoPercentile() {
        assertThat(new Latencies().percentile(50)).isNull();
        assertThat(new Latencies().encode()).isEmpty();
        assertThat(Latencies.decode(new byte[0]).isEmpty()).isTrue();
    }

    @Test
    void smallValuesAreExact() {
        for (long millis = 0; millis < 32; millis++) {
            Latencies one = new Latencies();
            one.add(millis, 1);
            assertThat(one.percentile(50)).isEqualTo(millis);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1, 1", "2, 1, 2, 2", "3, 2, 3, 3", "7, 4, 7, 7"})
    void aPercentileIsTheSmallestValueThatSoManyDoNotExceed(int values, long p50, long p95, long p99) {
        Latencies some = new Latencies();
        for (int value = 1; value <= values; value++) {
            some.add(value, 1);
        }
        assertThat(some.percentile(50)).isEqualTo(p50);
        assertThat(some.percentile(95)).isEqualTo(p95);
        assertThat(some.percentile(99)).isEqualTo(p99);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void percentilesAreNearAndSurviveBytesAndSums(long seed) {
        Random random = new Random(seed);
        long[] values = new long[1_000];
        Latencies one = new Latencies();
        Latencies other = new Latencies();
        for (int i = 0; i < values.length; i++) {
            values[i] = (long) Math.exp(random.nextDouble() * 21);
            (i % 3 == 0 ? one : other).add(values[i], 1);
        }
        one.addAll(Latencies.decode(other.encode()), 1);
        Latencies sum = Latencies.decode(one.encode());
        Arrays.sort(values);
        for (int percent : new int[] {1, 50, 95, 99, 100}) {
            long exact = values[(int) Math.ceil(percent / 100.0 * values.length) - 1];
            assertThat((double) sum.percentile(percent))
                    .as("%s per cent", percent)
                    .isBetween(exact * 0.968 - 1, exact * 1.032 + 1);
        }
        assertThat(sum.count()).isEqualTo(values.length);
    }

    @Test
    void addsUpSeveralThatAreEncodedOneAfterAnother() {
        Latencies sum = new Latencies();
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        for (long[] values : new long[][] {{0, 0, 3, 90_000}, {0}, {2, 3, 1L << 40}}) {
            Latencies one = new Latencies();
            for (long value : values) {
                one.add(value, 200);
                sum.add(value, 200);
            }
            encoded.writeBytes(encoded.size() == 0 ? new byte[0] : new byte[1]);
            encoded.writeBytes(one.encode());
        }
        Latencies read = new Latencies();
        read.addAll(encoded.toByteArray(), 1);
        assertThat(read.encode()).isEqualTo(sum.encode());

        read.addAll(encoded.toByteArray(), -1);
        assertThat(read.isEmpty()).isTrue();
    }

    @Test
    void takesAwayWhatWasAdded() {
        Latencies some = new Latencies();
        some.add(100, 2);
        some.add(5_000, 1);
        Latencies same = Latencies.decode(some.encode());
        some.add(70, 1);
        some.add(70, -1);
        assertThat(some.encode()).isEqualTo(same.encode());
        some.addAll(same, -1);
        assertThat(some.isEmpty()).isTrue();
    }

    @Test
    void takesTheLargestNumber() {
        Latencies one = new Latencies();
        one.add(Long.MAX_VALUE, 1);
        assertThat(one.percentile(99)).isGreaterThan(Long.MAX_VALUE / 100 * 96);
    }
}

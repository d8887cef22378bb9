package dev.lanecast.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTest {

    @Test
    void takesThePercentilesOfNearestRank() {
        Sample hundred = Sample.of(
                IntStream.rangeClosed(1, 100).mapToDouble(value -> 101 - value).toArray());
        assertThat(hundred.count()).isEqualTo(100);
        assertThat(hundred.median()).isEqualTo(50);
        assertThat(hundred.percentile(95)).isEqualTo(95);
        assertThat(hundred.percentile(99)).isEqualTo(99);
        assertThat(hundred.percentile(100)).isEqualTo(100);
        assertThat(hundred.max()).isEqualTo(100);
    }

    @Test
    void oneValueIsEveryPercentile() {
        Sample one = Sample.of(4.5);
        assertThat(one.median()).isEqualTo(4.5);
        assertThat(one.percentile(99)).isEqualTo(4.5);
        assertThat(one.max()).isEqualTo(4.5);
    }

    @Test
    void ofFewValuesTheHighPercentilesAreTheLargest() {
        Sample three = Sample.of(3, 9, 1);
        assertThat(three.median()).isEqualTo(3);
        assertThat(three.percentile(95)).isEqualTo(9);
    }

    @Test
    void doesNotChangeWithTheValuesItWasMadeOf() {
        double[] values = {1, 2, 3};
        Sample sample = Sample.of(values);
        values[2] = 100;
        assertThat(sample.max()).isEqualTo(3);
    }

    @Test
    void needsAValue() {
        assertThatThrownBy(Sample::of)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A sample needs at least one value");
    }

    @Test
    void comparesMediansWithTheBaseline() {
        Figure figure = new Figure("renamed", "ms", Sample.of(1, 3, 50), Sample.of(1.5));
        assertThat(figure.ratio()).isEqualTo(2);
        assertThat(Figure.of("memory", "MB", 300).ratio()).isNull();
    }
}

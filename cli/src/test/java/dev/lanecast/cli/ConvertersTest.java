package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ConvertersTest {

    @ParameterizedTest
    @CsvSource({"90s, PT90S", "30m, PT30M", "2H, PT2H", "1d, P1D", "PT1H30M, PT1H30M"})
    void readsSpansOfTime(String text, Duration span) {
        assertThat(new Converters.Span().convert(text)).isEqualTo(span);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "m", "-5m", "0s", "1.5h", "99999999999999s"})
    void refusesOtherSpans(String text) {
        assertThatThrownBy(() -> new Converters.Span().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("[" + text + "]");
    }

    @Test
    void readsPortsAndSpeeds() {
        assertThat(new Converters.Port().convert("0")).isZero();
        assertThat(new Converters.Port().convert("65535")).isEqualTo(65_535);
        assertThat(new Converters.Speed().convert("2.5")).isEqualTo(2.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "0", "101", "fast"})
    void refusesOtherSpeeds(String text) {
        assertThatThrownBy(() -> new Converters.Speed().convert(text)).isInstanceOf(TypeConversionException.class);
    }
}

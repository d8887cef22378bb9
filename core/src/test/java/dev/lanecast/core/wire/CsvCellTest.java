package dev.lanecast.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCellTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1", "+1", "-1", "@x", "\tx", "\uFF1D1", "\uFF0B1", "\uFF0D1", "\uFF20x"})
    void aTextThatLooksLikeAFormulaBeginsWithAnApostrophe(String text) {
        assertThat(CsvCell.of(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r=1", "\n=1"})
    void soDoesOneThatBeginsWithTheEndOfALine(String text) {
        assertThat(CsvCell.of(text)).isEqualTo("\"'" + text + "\"");
    }

    @Test
    void aNumberIsNoFormula() {
        assertThat(CsvCell.of(-1)).isEqualTo("-1");
        assertThat(CsvCell.of(null)).isEmpty();
    }

    @Test
    void aTerminalFindsNothingToObey() {
        assertThat(CsvCell.of("a\u001b[2Jb\u0000\u0007\u007f\u009bc"))
                .isEqualTo("a\uFFFD[2Jb\uFFFD\uFFFD\uFFFD\uFFFDc");
        assertThat(CsvCell.of("two\r\nlines\tand a tab")).isEqualTo("\"two\r\nlines\tand a tab\"");
    }
}

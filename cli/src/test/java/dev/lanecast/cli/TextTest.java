package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void takesThePowerFromControlCharacters() {
        assertThat(Text.line("a\u001b[31mb\u0007c\u0085d")).isEqualTo("a\ufffd[31mb\ufffdc\ufffdd");
    }

    @Test
    void keepsATextOnOneLine() {
        assertThat(Text.line("  a\tb\r\nc\u2028d  ")).isEqualTo("a b  c d");
    }

    @Test
    void marksBidirectionalOverrides() {
        assertThat(Text.line("user\u202egnp.exe")).isEqualTo("user\ufffdgnp.exe");
    }

    @Test
    void keepsWhatPeopleWrite() {
        assertThat(Text.line("Größe 日本語 👩‍💻")).isEqualTo("Größe 日本語 👩‍💻");
    }

    @Test
    void countsTheColumnsThatATerminalGives() {
        assertThat(Text.width("abc")).isEqualTo(3);
        assertThat(Text.width("日本")).isEqualTo(4);
        assertThat(Text.width("e\u0301")).isEqualTo(1);
    }

    @Test
    void fillsAndCutsToColumns() {
        assertThat(Text.fit("abc", 5)).isEqualTo("abc  ");
        assertThat(Text.fit("abcdef", 4)).isEqualTo("abc…");
        assertThat(Text.fit("日本語", 4)).isEqualTo("日… ");
        assertThat(Text.fit("abc", 3)).isEqualTo("abc");
    }
}

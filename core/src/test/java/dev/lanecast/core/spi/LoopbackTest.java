package dev.lanecast.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "LocalHost", "127.0.0.1", "127.1.2.3", "::1", "[::1]", "0:0:0:0:0:0:0:1", " ::1 "})
    void knowsTheNamesOfThisMachine(String host) {
        assertThat(Loopback.isName(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0.0.0.0",
                "::",
                "192.168.1.7",
                "localhost.example",
                "127.0.0.1.example",
                "127.0.0",
                "1127.0.0.1"
            })
    void knowsOthersFromThem(String host) {
        assertThat(Loopback.isName(host)).isFalse();
    }
}

package dev.lanecast.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lanecast.core.error.ConfigurationException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final Settings NONE = Settings.defaults();

    @Test
    void areNoneByDefault() {
        assertThat(NONE.text("bus")).isEmpty();
        assertThat(NONE.list("lanes")).isEmpty();
        assertThat(NONE.path("db")).isEmpty();
        assertThat(NONE.number("port", 8080, 0, 65_535)).isEqualTo(8080);
    }

    @Test
    void aValueMoreLeavesTheOldOnesAsTheyWere() {
        Settings one = NONE.with("port", 1);
        Settings two = one.with("port", 2).with("host", "localhost");

        assertThat(NONE.text("port")).isEmpty();
        assertThat(one.text("port")).contains("1");
        assertThat(two.text("port")).contains("2");
        assertThat(two.text("host")).contains("localhost");
    }

    @Test
    void aListIsKeptInItsOrder() {
        assertThat(NONE.with("lanes", List.of("inbox waiting", "done finished")).list("lanes"))
                .containsExactly("inbox waiting", "done finished");
        assertThat(NONE.with("lanes", List.of()).list("lanes")).isEmpty();
    }

    @Test
    void aNumberWithinItsBoundsIsTaken() {
        assertThat(NONE.with("port", " 0 ").number("port", 8080, 0, 65_535)).isZero();
        assertThat(NONE.with("port", 65_535).number("port", 8080, 0, 65_535)).isEqualTo(65_535);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "http", "", "1.5", "99999999999"})
    void anyOtherNumberIsRefused(String text) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> NONE.with("port", text).number("port", 8080, 0, 65_535))
                .withMessage("The setting [port] must be a whole number from 0 to 65535, but is [" + text + "]");
    }

    @Test
    void aPathIsReadOrRefused() {
        assertThat(NONE.with("db", Path.of("a", "b")).path("db")).contains(Path.of("a", "b"));
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> NONE.with("db", "a\0b").path("db"))
                .withMessageContaining("[db]");
    }
}

package dev.lanecast.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateDirectoryTest {

    private static final Path HOME = Path.of("/home/user");

    @Test
    void followsTheEnvironmentOnLinux() {
        assertThat(StateDirectory.of("Linux", HOME, Map.of("XDG_STATE_HOME", "/var/state")))
                .isEqualTo(Path.of("/var/state/lanecast"));
    }

    @Test
    void ignoresRelativePathsInTheEnvironment() {
        assertThat(StateDirectory.of("Linux", HOME, Map.of("XDG_STATE_HOME", "state")))
                .isEqualTo(HOME.resolve(".local/state/lanecast"));
    }

    @Test
    void usesThePlacesOfOtherPlatforms() {
        assertThat(StateDirectory.of("Mac OS X", HOME, Map.of()))
                .isEqualTo(HOME.resolve("Library/Application Support/lanecast"));
        assertThat(StateDirectory.of("Windows 11", HOME, Map.of("LOCALAPPDATA", "/data")))
                .isEqualTo(Path.of("/data/lanecast"));
    }
}

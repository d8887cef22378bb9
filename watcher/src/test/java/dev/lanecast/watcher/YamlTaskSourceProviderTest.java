package dev.lanecast.watcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lanecast.core.error.ConfigurationException;
import dev.lanecast.core.spi.Providers;
import dev.lanecast.core.spi.Settings;
import dev.lanecast.core.spi.SourceHealth.Mode;
import dev.lanecast.core.spi.TaskSource;
import dev.lanecast.core.spi.TaskSourceProvider;
import dev.lanecast.core.task.Lane;
import dev.lanecast.core.task.LaneRole;
import dev.lanecast.watcher.WatcherSettings.ModeChoice;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The provider of YAML task sources")
class YamlTaskSourceProviderTest {

    private static final Settings ROOT = Settings.defaults().with("source.root", "/tree");

    @Test
    void isFoundByItsName() {
        assertThat(Providers.using(getClass().getClassLoader()).choose(TaskSourceProvider.class, "yaml"))
                .containsInstanceOf(YamlTaskSourceProvider.class);
    }

    @Test
    void readsTheSettingsOfASource() {
        WatcherSettings settings = WatcherSettings.from(ROOT.with("source.project", "mine")
                .with("source.lanes", List.of("to do waiting", "doing active"))
                .with("source.mode", "POLL"));
        assertThat(settings.root().path()).isEqualTo(Path.of("/tree"));
        assertThat(settings.root().project()).isEqualTo("mine");
        assertThat(settings.lanes().all())
                .containsExactly(new Lane("to do", 0, LaneRole.WAITING), new Lane("doing", 1, LaneRole.ACTIVE));
        assertThat(settings.mode()).isEqualTo(ModeChoice.POLL);
    }

    @Test
    void needsNoMoreThanTheRoot() {
        WatcherSettings settings = WatcherSettings.from(ROOT);
        assertThat(settings).isEqualTo(WatcherSettings.defaults(settings.root()));
        assertThat(settings.root().project()).isEqualTo("tree");
    }

    @Test
    void refusesSettingsThatCannotWork() {
        assertThatThrownBy(() -> WatcherSettings.from(Settings.defaults()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("[source.root]");
        assertThatThrownBy(() -> WatcherSettings.from(ROOT.with("source.mode", "magic")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("[magic]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inbox", "inbox idle", " waiting", "a/b waiting", "a waiting\na active", ".git waiting"})
    void refusesLanesThatCannotBe(String lanes) {
        assertThatThrownBy(() -> WatcherSettings.from(ROOT.with("source.lanes", lanes)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("[source.lanes]");
    }

    @Test
    void watchesTheSampleBoard() {
        Path sample = Path.of(System.getProperty("lanecast.root"), "examples/sample-board/work/collaboration");
        BoardModel board = new BoardModel(WatchedTree.settings(sample).root());
        try (TaskSource source = new YamlTaskSourceProvider().create(ROOT.with("source.root", sample))) {
            source.start(board);
            assertThat(board.tasks()).hasSize(72);
            assertThat(board.invalid()).hasSize(1);
            assertThat(source.health().files()).isEqualTo(73);
            assertThat(source.health().mode()).isEqualTo(Mode.NATIVE);
        }
    }
}

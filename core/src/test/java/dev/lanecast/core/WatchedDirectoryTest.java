package dev.lanecast.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lanecast.core.error.ConfigurationException;
import dev.lanecast.core.error.ProviderException;
import dev.lanecast.core.fixture.HandFedSource;
import dev.lanecast.core.fixture.Sample;
import dev.lanecast.core.spi.EventBusProvider;
import dev.lanecast.core.spi.ExampleProviders;
import dev.lanecast.core.spi.Settings;
import dev.lanecast.core.spi.TaskSource;
import dev.lanecast.core.spi.TaskSourceProvider;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.task.TaskRoot;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WatchedDirectoryTest {

    @TempDir
    private Path folder;

    private Path repository;
    private URLClassLoader loader;

    @BeforeEach
    void prepare() throws IOException {
        repository = Files.createDirectories(folder.resolve("shop"));
        Files.createDirectories(repository.resolve("work/collaboration"));
        loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
    }

    @AfterEach
    void close() throws IOException {
        loader.close();
    }

    @Test
    void aDirectoryIsWatchedByTheSourceThatIsProvided() throws IOException {
        register(TaskSourceProvider.class, Echo.class);
        try (Lanecast lanecast =
                Lanecast.builder().watch(repository).loader(loader).start()) {
            assertThat(lanecast.tasks()).extracting(Task::project).containsExactly("shop");
            assertThat(lanecast.tasks())
                    .extracting(Task::title)
                    .containsExactly("[inbox waiting, assigned active, done finished]");
            assertThat(lanecast.health())
                    .extracting(health -> health.root().path())
                    .containsExactly(repository.resolve("work/collaboration").toRealPath());
        }
    }

    @Test
    void theSettingsChooseTheBus() throws IOException {
        register(TaskSourceProvider.class, Echo.class);
        register(EventBusProvider.class, ExampleProviders.FirstBus.class);
        LanecastBuilder builder = Lanecast.builder().watch(repository).loader(loader);

        builder.settings(Settings.defaults().with("bus", "first")).start().close();

        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> builder.settings(Settings.defaults().with("bus", "third"))
                        .start())
                .withMessageContaining("[third]");
    }

    @Test
    void withoutASourceItNamesTheArtifactToAdd() {
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() ->
                        Lanecast.builder().watch(repository).loader(loader).start())
                .withMessageContaining("[dev.lanecast:lanecast-watcher]");
    }

    @Test
    void aMissingDirectoryIsRefusedBeforeAnythingStarts() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() ->
                        Lanecast.builder().watch(folder.resolve("nowhere")).start());
    }

    private void register(Class<?> type, Class<?> provider) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(type.getName()), provider.getName());
    }

    /** Makes a source whose only task tells what it was made from. */
    public static final class Echo implements TaskSourceProvider {

        @Override
        public String name() {
            return "echo";
        }

        @Override
        public TaskSource create(Settings settings) {
            String project = settings.text("source.project").orElseThrow();
            TaskRoot root = new TaskRoot(project, settings.path("source.root").orElseThrow());
            String lanes = settings.list("source.lanes").toString();
            return HandFedSource.of(
                    root,
                    Sample.at("inbox/a.yaml").project(project).title(lanes).done());
        }
    }
}

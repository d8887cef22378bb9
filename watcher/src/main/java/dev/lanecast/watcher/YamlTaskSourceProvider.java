package dev.lanecast.watcher;

import dev.lanecast.core.spi.Settings;
import dev.lanecast.core.spi.TaskSource;
import dev.lanecast.core.spi.TaskSourceProvider;
import java.nio.file.FileSystems;

/** Makes task sources that watch trees of YAML files. See {@link WatcherSettings} for their settings. */
public final class YamlTaskSourceProvider implements TaskSourceProvider {

    /** Does nothing, as the service loader asks. */
    public YamlTaskSourceProvider() {
        // There is nothing to prepare.
    }

    @Override
    public String name() {
        return "yaml";
    }

    @Override
    public TaskSource create(Settings settings) {
        return new YamlTaskSource(
                WatcherSettings.from(settings),
                Time.SYSTEM,
                hints -> NativeChanges.open(FileSystems.getDefault(), hints));
    }
}

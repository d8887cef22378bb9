package dev.lanecast.telemetry;

import dev.lanecast.core.error.ConfigurationException;
import dev.lanecast.core.spi.Settings;
import dev.lanecast.core.spi.StateDirectory;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.spi.TelemetryStoreProvider;
import java.nio.file.Path;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * Keeps model calls in one SQLite file, which several processes may write at the same time.
 *
 * <p>Settings: {@code telemetry.db}, the file; by default {@code lanecast/telemetry.db} in the user's state directory of
 * the platform. The file and its directories are made when they are missing. {@code telemetry.sync}: {@code normal}, the
 * default, by which a loss of power may cost the last calls, but no more, or {@code full}, by which each commit waits for
 * the disk.
 */
public final class SqliteTelemetryStoreProvider implements TelemetryStoreProvider {

    static final String FILE_SETTING = "telemetry.db";

    private static final String SYNC_SETTING = "telemetry.sync";

    @Override
    public String name() {
        return "sqlite";
    }

    /**
     * Opens the store, and brings its schema up to date. Blocks.
     *
     * @throws dev.lanecast.core.error.ConfigurationException if {@code telemetry.db} is no path, or
     *     {@code telemetry.sync} is unknown
     * @throws dev.lanecast.core.error.StorageException if the file cannot be opened, is no telemetry database, or was made
     *     by a newer Lanecast
     */
    @Override
    public TelemetryStore create(Settings settings) {
        Path file = settings.path(FILE_SETTING)
                .orElseGet(() -> StateDirectory.ofThisUser().resolve("telemetry.db"));
        return SqliteTelemetryStore.open(file.toAbsolutePath().normalize(), sync(settings));
    }

    private static SynchronousMode sync(Settings settings) {
        String mode = settings.text(SYNC_SETTING).orElse("normal");
        return switch (mode) {
            case "normal" -> SynchronousMode.NORMAL;
            case "full" -> SynchronousMode.FULL;
            default ->
                throw new ConfigurationException(
                        "The setting [" + SYNC_SETTING + "] must be normal or full, but is [" + mode + "]");
        };
    }
}

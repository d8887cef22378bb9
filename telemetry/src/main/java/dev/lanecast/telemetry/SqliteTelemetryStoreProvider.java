package dev.lanecast.telemetry;

import dev.lanecast.core.spi.Settings;
import dev.lanecast.core.spi.StateDirectory;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.spi.TelemetryStoreProvider;
import java.nio.file.Path;

/**
 * Keeps model calls in one SQLite file, which several processes may write at the same time.
 *
 * <p>Setting: {@code telemetry.db}, the file; by default {@code lanecast/telemetry.db} in the user's state directory of
 * the platform. The file and its directories are made when they are missing.
 */
public final class SqliteTelemetryStoreProvider implements TelemetryStoreProvider {

    static final String FILE_SETTING = "telemetry.db";

    @Override
    public String name() {
        return "sqlite";
    }

    /**
     * Opens the store, and brings its schema up to date. Blocks.
     *
     * @throws dev.lanecast.core.error.ConfigurationException if {@code telemetry.db} is no path
     * @throws dev.lanecast.core.error.StorageException if the file cannot be opened, is no telemetry database, or was made
     *     by a newer Lanecast
     */
    @Override
    public TelemetryStore create(Settings settings) {
        Path file = settings.path(FILE_SETTING)
                .orElseGet(() -> StateDirectory.ofThisUser().resolve("telemetry.db"));
        return SqliteTelemetryStore.open(file.toAbsolutePath().normalize());
    }
}

package dev.lanecast.telemetry;

import dev.lanecast.core.contract.TelemetryStoreContract;
import dev.lanecast.core.spi.Settings;
import dev.lanecast.core.spi.TelemetryStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteTelemetryStoreTest implements TelemetryStoreContract {

    @TempDir
    Path directory;

    @Override
    public TelemetryStore emptyStore() {
        Settings settings = Settings.defaults().with("telemetry.db", directory.resolve("new/telemetry.db"));
        return new SqliteTelemetryStoreProvider().create(settings);
    }
}

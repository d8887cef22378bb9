package dev.lanecast.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.contract.TelemetryStoreContract;
import dev.lanecast.core.spi.FileState;
import dev.lanecast.core.spi.Settings;
import dev.lanecast.core.spi.TelemetryStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteTelemetryStoreTest implements TelemetryStoreContract {

    @TempDir
    Path directory;

    @Override
    public TelemetryStore emptyStore() {
        Settings settings = Settings.defaults().with("telemetry.db", directory.resolve("new/telemetry.db"));
        return new SqliteTelemetryStoreProvider().create(settings);
    }

    @Test
    void knowsAfterAReopeningWhichFilesWereRead() {
        FileState one = new FileState(Path.of("/a b/one.jsonl"), "(dev=1,inode=2)", 10, 100);
        FileState two = new FileState(Path.of("/a b/two.jsonl"), null, 10, 100);
        FileState grown = new FileState(one.file(), one.key(), 20, 200);
        try (TelemetryStore store = emptyStore()) {
            assertThat(store.filesRead()).isEmpty();
            store.keepFilesRead(List.of(one, two));
            store.keepFilesRead(List.of(grown));
        }
        try (TelemetryStore store = emptyStore()) {
            assertThat(store.filesRead()).containsExactlyInAnyOrder(grown, two);
        }
    }
}

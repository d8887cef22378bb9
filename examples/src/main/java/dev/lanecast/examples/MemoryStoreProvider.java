package dev.lanecast.examples;

import dev.lanecast.core.spi.Settings;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.spi.TelemetryStoreProvider;

/** Makes a store that forgets everything when it is closed. */
public final class MemoryStoreProvider implements TelemetryStoreProvider {

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public TelemetryStore create(Settings settings) {
        return new MemoryStore();
    }
}

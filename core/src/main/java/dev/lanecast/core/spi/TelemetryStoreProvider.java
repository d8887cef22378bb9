package dev.lanecast.core.spi;

/** Makes a {@link TelemetryStore}. */
public interface TelemetryStoreProvider extends Provider<TelemetryStore> {}

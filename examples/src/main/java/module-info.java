/** Programs that the documentation shows. */
@org.jspecify.annotations.NullMarked
module dev.lanecast.examples {
    requires dev.lanecast.core;
    requires static org.jspecify;

    exports dev.lanecast.examples;

    provides dev.lanecast.core.spi.TelemetryStoreProvider with
            dev.lanecast.examples.MemoryStoreProvider;
}

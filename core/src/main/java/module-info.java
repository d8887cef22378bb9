/**
 * Tasks, the board, the live stream and the SPIs of Lanecast. It depends on nothing but the Java platform.
 */
@org.jspecify.annotations.NullMarked
module dev.lanecast.core {
    requires static transitive org.jspecify;

    exports dev.lanecast.core;
    exports dev.lanecast.core.board;
    exports dev.lanecast.core.error;
    exports dev.lanecast.core.event;
    exports dev.lanecast.core.price;
    exports dev.lanecast.core.recorder;
    exports dev.lanecast.core.spi;
    exports dev.lanecast.core.stream;
    exports dev.lanecast.core.task;
    exports dev.lanecast.core.telemetry;
    exports dev.lanecast.core.wire;

    uses dev.lanecast.core.spi.DashboardServerProvider;
    uses dev.lanecast.core.spi.EventBusProvider;
    uses dev.lanecast.core.spi.InvocationReader;
    uses dev.lanecast.core.spi.InvocationSourceProvider;
    uses dev.lanecast.core.spi.TaskSourceProvider;
    uses dev.lanecast.core.spi.TelemetryStoreProvider;
}

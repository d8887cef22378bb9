/**
 * Serves the dashboard, its HTTP interface and its WebSocket on Jetty.
 */
@org.jspecify.annotations.NullMarked
module dev.lanecast.server.jetty {
    requires com.fasterxml.jackson.core;
    requires transitive dev.lanecast.core;
    requires io.prometheus.metrics.core;
    requires io.prometheus.metrics.instrumentation.jvm;
    requires io.prometheus.metrics.model;
    requires io.prometheus.writer.text;
    requires org.eclipse.jetty.server;
    requires org.eclipse.jetty.websocket.api;
    requires org.eclipse.jetty.websocket.server;
    requires static org.jspecify;

    exports dev.lanecast.server.jetty;

    provides dev.lanecast.core.spi.DashboardServerProvider with
            dev.lanecast.server.jetty.JettyDashboardServerProvider;
}

package dev.lanecast.server.jetty;

import dev.lanecast.core.spi.LiveBoard;
import dev.lanecast.core.stream.Numbered;
import dev.lanecast.core.stream.Slice;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Counts what one server tells its clients, and holds all of its metrics. Thread-safe. */
final class Meter {

    private static final double[] SECONDS = {.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10};
    private static final double NANOS = 1e9;
    private static final int AT_ONCE = 512;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final LiveBoard board;
    private final Counter events;
    private final Counter droppedSockets;
    private final Counter droppedStreams;
    private final Histogram delay;
    private final String epoch;
    private long seq;

    Meter(LiveBoard board) {
        this.board = board;
        epoch = board.stream().view().epoch();
        seq = board.stream().view().seq();
        events = Counter.builder()
                .name("lanecast_events")
                .help("Events that were numbered since the start")
                .labelNames("type")
                .withoutExemplars()
                .register(registry);
        droppedSockets = dropped("ws", "WebSockets");
        droppedStreams = dropped("sse", "event streams");
        delay = Histogram.builder()
                .name("lanecast_change_to_send_seconds")
                .help("From a change being noticed to its being handed to the connections of all clients")
                .classicOnly()
                .classicUpperBounds(SECONDS)
                .withoutExemplars()
                .register(registry);
        BoardMetrics.register(board, registry);
    }

    PrometheusRegistry registry() {
        return registry;
    }

    /** Tells how many clients there are, too. */
    void follow(Clients clients) {
        sessions("lanecast_ws_sessions", "Open WebSockets", clients, Outlet.Kind.WEBSOCKET);
        sessions("lanecast_sse_sessions", "Open event streams", clients, Outlet.Kind.EVENT_STREAM);
    }

    /** Learns that a client is cut off. */
    void dropped(Outlet.Kind kind) {
        (kind == Outlet.Kind.WEBSOCKET ? droppedSockets : droppedStreams).inc();
    }

    /**
     * Learns that all clients have been told what there was to tell.
     *
     * @param upTo the number of the last event
     * @param anybody whether there are clients
     */
    synchronized void told(long upTo, boolean anybody) {
        Instant now = board.clock().instant();
        while (seq < upTo) {
            if (!(board.stream().after(epoch, seq, AT_ONCE) instanceof Slice.Events slice)) {
                seq = upTo;
                return;
            }
            List<Numbered> told = slice.events();
            for (Numbered event : told) {
                events.labelValues(event.event().type()).inc();
                if (anybody) {
                    delay.observe(Math.max(0, Duration.between(event.at(), now).toNanos() / NANOS));
                }
            }
            seq = told.get(told.size() - 1).seq();
        }
    }

    private Counter dropped(String kind, String words) {
        return Counter.builder()
                .name("lanecast_" + kind + "_dropped")
                .help("Clients on " + words + " cut off because they were too slow, silent or loud")
                .withoutExemplars()
                .register(registry);
    }

    private void sessions(String name, String help, Clients clients, Outlet.Kind kind) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(gauge -> gauge.call(clients.size(kind)))
                .register(registry);
    }
}

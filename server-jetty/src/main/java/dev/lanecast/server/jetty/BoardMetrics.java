package dev.lanecast.server.jetty;

import dev.lanecast.core.spi.LiveBoard;
import dev.lanecast.core.spi.SourceHealth;
import dev.lanecast.core.task.Lane;
import dev.lanecast.core.telemetry.CostShare;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmRuntimeInfoMetric;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.ToDoubleFunction;

/** What a board, its sources and its process tell when they are asked. */
final class BoardMetrics {

    private static final double MICRO_DOLLARS = 1e6;

    private final LiveBoard board;
    private final PrometheusRegistry registry;

    private BoardMetrics(LiveBoard board, PrometheusRegistry registry) {
        this.board = board;
        this.registry = registry;
    }

    static void register(LiveBoard board, PrometheusRegistry registry) {
        BoardMetrics metrics = new BoardMetrics(board, registry);
        metrics.tasks();
        metrics.sources();
        metrics.costs();
        metrics.process();
    }

    private void tasks() {
        GaugeWithCallback.builder()
                .name("lanecast_tasks")
                .help("Tasks on the board")
                .labelNames("lane")
                .callback(gauge -> {
                    var counts = board.stream().view().counts();
                    for (Lane lane : board.lanes().all()) {
                        gauge.call(counts.getOrDefault(lane.name(), 0), lane.name());
                    }
                })
                .register(registry);
        GaugeWithCallback.builder()
                .name("lanecast_invalid_files")
                .help("Task files that cannot be read")
                .callback(gauge -> gauge.call(board.stream().view().invalid().size()))
                .register(registry);
    }

    private void sources() {
        CounterWithCallback.builder()
                .name("lanecast_watch_resyncs")
                .help("How often trees were listed anew because events may have been lost")
                .callback(counter -> counter.call(board.sources().stream()
                        .mapToLong(SourceHealth::resyncs)
                        .sum()))
                .register(registry);
        GaugeWithCallback.builder()
                .name("lanecast_watch_degraded")
                .help("Trees of which the board may show too little")
                .callback(gauge -> gauge.call(
                        board.sources().stream().filter(SourceHealth::degraded).count()))
                .register(registry);
    }

    private void costs() {
        byModel("lanecast_cost_usd", "What model calls have cost", share -> share.total() / MICRO_DOLLARS);
        byModel("lanecast_tokens", "Tokens of all kinds", CostShare::tokens);
        byModel("lanecast_unpriced_calls", "Model calls without a price", CostShare::unpriced);
    }

    private void byModel(String name, String help, ToDoubleFunction<CostShare> value) {
        CounterWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames("model")
                .callback(counter -> {
                    for (CostShare share : board.settled().costs().models()) {
                        counter.call(value.applyAsDouble(share), share.name());
                    }
                })
                .register(registry);
    }

    private void process() {
        JvmMemoryMetrics.builder().register(registry);
        JvmGarbageCollectorMetrics.builder().register(registry);
        JvmThreadsMetrics.builder().register(registry);
        JvmRuntimeInfoMetric.builder().register(registry);
        ProcessMetrics.builder().register(registry);
    }
}

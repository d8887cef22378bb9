package dev.lanecast.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.Lanecast;
import dev.lanecast.core.spi.Settings;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OwnPartsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void anOwnTaskSourceFillsTheBoard() throws InterruptedException {
        TodoSource source = new TodoSource();
        source.add("buy paint", NOW);
        try (Lanecast lanecast = Lanecast.builder().source(source).start()) {
            source.add("paint the shed", NOW);
            source.remove("buy paint");
            lanecast.flush();
            assertThat(lanecast.tasks()).extracting(Task::title).containsExactly("paint the shed");
        }
    }

    @Test
    void anOwnTelemetryStoreIsFoundByServiceLoader() throws InterruptedException {
        TodoSource source = new TodoSource();
        source.add("buy paint", NOW);
        BlockingQueue<String> types = new LinkedBlockingQueue<>();
        Settings settings = Settings.defaults().with("telemetry", "memory");
        try (Lanecast lanecast = Lanecast.builder()
                .settings(settings)
                .source(source)
                .withTelemetry()
                .start()) {
            lanecast.events(event -> types.add(event.event().type()));
            lanecast.telemetry().orElseThrow().record(List.of(call("buy paint")));
            assertThat(types.poll(10, TimeUnit.SECONDS)).isEqualTo("task.cost");
            assertThat(lanecast.tasks().get(0).spend().micros()).isEqualTo(1_500_000);
        }
    }

    private static Invocation call(String taskId) {
        return Invocation.at(NOW)
                .invocationId("c-1")
                .taskId(taskId)
                .agentName("painter")
                .modelName("some-model")
                .tokens(new Tokens(10, 5, 0, 0))
                .reportedMicros(1_500_000L)
                .build();
    }
}

package dev.lanecast.telemetry;

import dev.lanecast.core.spi.Settings;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Tokens;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Model calls and stores for tests. */
final class Calls {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private Calls() {}

    static TelemetryStore open(Path file) {
        return new SqliteTelemetryStoreProvider().create(Settings.defaults().with("telemetry.db", file));
    }

    /** A call of one micro-dollar and one token. */
    static Invocation call(@Nullable String id) {
        return call(id, NOON, 1L, "task", "model", "agent");
    }

    static Invocation call(
            @Nullable String id,
            Instant time,
            @Nullable Long cost,
            @Nullable String task,
            @Nullable String model,
            @Nullable String agent) {
        Tokens tokens = new Tokens(1, 0, 0, 0);
        return Invocation.at(time)
                .invocationId(id)
                .taskId(task)
                .agentName(agent)
                .modelName(model)
                .tokens(tokens)
                .reportedMicros(cost)
                .build();
    }
}

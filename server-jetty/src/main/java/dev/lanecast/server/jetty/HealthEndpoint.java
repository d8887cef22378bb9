package dev.lanecast.server.jetty;

import dev.lanecast.core.spi.LiveBoard;
import dev.lanecast.core.spi.SourceHealth;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.InvocationSink;
import dev.lanecast.core.wire.FieldWriter;
import dev.lanecast.core.wire.Wire;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says how the server is doing; where it looks and keeps things only to those who are let in. */
record HealthEndpoint(LiveBoard board, Optional<SignIn> signIn) implements Endpoint {

    @Override
    public Answer answer(Call call) {
        boolean serves = board.stream().ready().toCompletableFuture().isDone();
        List<SourceHealth> sources = board.sources();
        String fault = board.recorder().map(InvocationSink::fault).orElse(null);
        boolean healthy = serves && fault == null && sources.stream().noneMatch(SourceHealth::degraded);
        boolean stranger = signIn.filter(known -> !known.admits(call.headers())).isPresent();
        return Answer.json(serves ? 200 : 503, Json.object(out -> {
            status(healthy, out);
            if (!stranger) {
                places(sources, fault, out);
            }
        }));
    }

    private void status(boolean healthy, FieldWriter out) {
        out.field("status", healthy ? "healthy" : "degraded");
        out.field("service", "lanecast");
        out.field("version", board.version());
        out.field("timestamp", board.clock().instant());
    }

    private void places(List<SourceHealth> sources, @Nullable String fault, FieldWriter out) {
        out.name("watch");
        out.startArray();
        sources.forEach(source -> Wire.health(source, out));
        out.endArray();
        out.name("telemetry");
        out.startObject();
        out.field("enabled", board.recorder().isPresent());
        out.field("location", board.store().map(TelemetryStore::location).orElse(null));
        out.field("reason", fault);
        out.endObject();
    }
}

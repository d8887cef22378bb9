package dev.lanecast.telemetry.transcript;

import dev.lanecast.core.telemetry.Basis;
import dev.lanecast.core.telemetry.CallCost;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Invocation.Channel;
import dev.lanecast.core.telemetry.Tokens;
import dev.lanecast.core.wire.InvocationRecord;
import dev.lanecast.core.wire.InvocationRecord.RefusedException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A call as a transcript tells of it. It is checked as the records of callers are. */
final class CallLine {

    private final Map<String, @Nullable Object> fields = new HashMap<>(32);
    private final Tokens tokens;

    CallLine(String id, @Nullable String timestamp, String tool, String provider, Tokens tokens) {
        this.tokens = tokens;
        fields.put("invocation_id", id);
        fields.put("timestamp", timestamp);
        fields.put("tool_name", tool);
        fields.put("provider", provider);
    }

    /** Sets a field of the record. */
    CallLine with(String field, @Nullable String value) {
        fields.put(field, value);
        return this;
    }

    /** Tells the call, or that it cannot be one. */
    void tell(Batch told) {
        if (fields.get("timestamp") == null) {
            return;
        }
        try {
            Invocation call = InvocationRecord.read(fields, InstantSource.system());
            Long micros = call.costMicros();
            boolean assumed = Objects.equals(call.agentName(), call.toolName());
            told.accept(call.toBuilder()
                    .agentName(call.agentName(), assumed ? Basis.ASSUMED : Basis.TOLD)
                    .project(call.project(), Basis.ASSUMED)
                    .tokens(tokens)
                    .cost(micros == null ? null : new CallCost(micros, CallCost.Source.TRANSCRIPT, null))
                    .channels(Set.of(Channel.TRANSCRIPT))
                    .build());
        } catch (RefusedException e) {
            told.refused();
        }
    }
}

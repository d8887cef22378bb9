package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.Invocation;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Origins of calls, each only once. Not thread-safe. */
final class Origins {

    private final Map<Origin, Origin> known = new HashMap<>();
    private @Nullable Origin asked;
    private @Nullable Origin answered;

    /** The same one for all calls that have it in common. */
    Origin of(Invocation call) {
        // Calls of one session come one after the other.
        return answered != null && answered.isOf(call) ? answered : of(new Origin(call));
    }

    /** The one that is equal to it. */
    Origin of(Origin origin) {
        if (origin == asked && answered != null) {
            return answered;
        }
        Origin same = known.putIfAbsent(origin, origin);
        asked = origin;
        answered = same == null ? origin : same;
        return answered;
    }

    void clear() {
        known.clear();
        asked = null;
        answered = null;
    }
}

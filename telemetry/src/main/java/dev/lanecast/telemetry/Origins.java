package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.Invocation;
import java.util.HashMap;
import java.util.Map;

/** Origins of calls, each only once. Not thread-safe. */
final class Origins {

    private final Map<Origin, Origin> known = new HashMap<>();

    /** The same one for all calls that have it in common. */
    Origin of(Invocation call) {
        Origin origin = new Origin(call);
        Origin same = known.putIfAbsent(origin, origin);
        return same == null ? origin : same;
    }

    void clear() {
        known.clear();
    }
}

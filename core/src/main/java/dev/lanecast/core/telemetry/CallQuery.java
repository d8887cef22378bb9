package dev.lanecast.core.telemetry;

import dev.lanecast.core.telemetry.CallPage.Place;
import dev.lanecast.core.telemetry.CallPage.Placed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question for single calls, the newest first; of those that ended at once the last kept comes first.
 *
 * @param filter which ones
 * @param limit how many at most, at least 1
 * @param after where to go on; null means with the newest
 */
public record CallQuery(
        CallFilter filter, int limit, @Nullable Place after) {

    public CallQuery {
        if (limit < 1) {
            throw new IllegalArgumentException("A page cannot have limit [" + limit + "]");
        }
    }

    /** The same, going on elsewhere. */
    public CallQuery after(@Nullable Place after) {
        return new CallQuery(filter, limit, after);
    }

    /** The answer for these calls in the order in which they were kept, for stores that keep them in memory. */
    public CallPage over(List<Invocation> calls) {
        List<Placed> found = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            Placed call = Placed.of(calls.get(i), i);
            if (filter.test(call.call()) && (after == null || call.place().compareTo(after) < 0)) {
                found.add(call);
            }
        }
        found.sort(Comparator.comparing(Placed::place).reversed());
        return CallPage.of(found, limit);
    }
}

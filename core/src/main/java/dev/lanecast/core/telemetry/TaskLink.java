package dev.lanecast.core.telemetry;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How it is known for which task a call was made, the surer before the less sure. */
public enum TaskLink {
    /** The call names it. Final. */
    EXPLICIT,

    /** The resource attributes or the branch of the call hold its id. */
    NAMED,

    /** It was the only one that its agent was working on at that time. */
    INFERRED;

    /** The name on the wire, such as {@code explicit}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The surer of two links; of two that are as sure, the smaller id. */
    static Linked better(
            @Nullable String oneId, @Nullable TaskLink one, @Nullable String otherId, @Nullable TaskLink other) {
        if (oneId == null || one == null) {
            return new Linked(otherId, other);
        }
        if (otherId == null || other == null) {
            return new Linked(oneId, one);
        }
        int order = one == other ? oneId.compareTo(otherId) : one.compareTo(other);
        return order <= 0 ? new Linked(oneId, one) : new Linked(otherId, other);
    }

    /** A task's id and how it is known, or neither. */
    record Linked(@Nullable String taskId, @Nullable TaskLink link) {}
}

package dev.lanecast.core.telemetry;

import org.jspecify.annotations.Nullable;

/**
 * How it is known for which task a call was made. What the call tells is final; what is found out from tasks is found out
 * again when they change, and gives way to what is told.
 */
public enum TaskLink {
    /** The call names it. */
    EXPLICIT("explicit"),

    /** The resource attributes name it. */
    NAMED("named"),

    /** It was the only one that its agent was working on at that time. */
    INFERRED("inferred"),

    /** The branch of the call holds its id. */
    BRANCH("named");

    private final String wireName;

    TaskLink(String wireName) {
        this.wireName = wireName;
    }

    /** The name on the wire, such as {@code explicit}. */
    public String wireName() {
        return wireName;
    }

    /** Whether the call tells it, so that no task can change it. */
    public boolean isTold() {
        return this == EXPLICIT || this == NAMED;
    }

    /** The one that counts of two links; of two of a kind, the smaller id. */
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

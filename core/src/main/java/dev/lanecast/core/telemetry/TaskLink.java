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
    static Linked better(Linked one, Linked other) {
        if (one.taskId == null || one.link == null) {
            return other;
        }
        if (other.taskId == null || other.link == null) {
            return one;
        }
        int order = one.link == other.link ? one.taskId.compareTo(other.taskId) : one.link.compareTo(other.link);
        return order <= 0 ? one : other;
    }

    /** A task's id and how it is known, or neither. */
    record Linked(@Nullable String taskId, @Nullable TaskLink link) {

        static final Linked NOTHING = new Linked(null, null);
    }
}

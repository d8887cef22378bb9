package dev.lanecast.core.task;

/** What it means for a task to stand in a lane. */
public enum LaneRole {
    /** Nobody works on it yet. */
    WAITING,
    /** Somebody works on it. */
    ACTIVE,
    /** It is over. */
    FINISHED;

    /** The name on the wire, such as {@code waiting}. */
    public String wireName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}

package dev.lanecast.core.task;

import java.util.Locale;

/** Something a reader should know about a task beside its fields. */
public enum Flag {
    /** The file names no id, so its name without the extension stands in. */
    ID_INFERRED,
    /** The file names another agent than its directory. */
    AGENT_MISMATCH,
    /** Another task of the same project has the same id. */
    DUPLICATE_ID,
    /** The file cannot be read now; this is its last good version. */
    UNREADABLE,
    /** It stands in an active lane and its file has not changed for long. */
    STALLED,
    /** A time had no zone and was taken as UTC. */
    TIME_ASSUMED,
    /** A time could not be read and was left out. */
    TIME_INVALID,
    /** A known field had an unexpected type and was left out. */
    FIELD_IGNORED;

    /** The name on the wire, such as {@code duplicate_id}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

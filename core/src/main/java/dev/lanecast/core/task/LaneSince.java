package dev.lanecast.core.task;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Since when a task has stood in its lane.
 *
 * @param at the instant
 * @param source how it is known
 */
public record LaneSince(Instant at, Source source) {

    /** How the instant is known, most reliable first. */
    public enum Source {
        /** The file says so. */
        FIELD,
        /** Lanecast saw it happen. */
        EVENT,
        /** The file's modification time. */
        MTIME;

        /** The name on the wire, such as {@code mtime}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the file alone tells: the time field that fits the lane's role, else the modification time. */
    public static LaneSince of(LaneRole role, Times times) {
        @Nullable
        Instant field = switch (role) {
            case WAITING -> times.createdAt();
            case ACTIVE -> times.assignedAt() != null ? times.assignedAt() : times.startedAt();
            case FINISHED -> times.completedAt();
        };
        return field != null ? new LaneSince(field, Source.FIELD) : new LaneSince(times.updatedAt(), Source.MTIME);
    }
}

package dev.lanecast.core.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The times of a task, normalised; null where the file has none that can be read.
 *
 * @param createdAt from the field {@code created_at}
 * @param assignedAt from the field {@code assigned_at}
 * @param startedAt from the field {@code started_at}
 * @param completedAt from the field {@code completed_at}
 * @param updatedAt the file's modification time
 */
public record Times(
        @Nullable Instant createdAt,
        @Nullable Instant assignedAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        Instant updatedAt) {}

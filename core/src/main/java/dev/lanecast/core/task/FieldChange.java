package dev.lanecast.core.task;

import org.jspecify.annotations.Nullable;

/**
 * One field of a task that changed.
 *
 * @param field its name on the wire, or {@code document} where only the rest of the file changed
 * @param before the old plain value, see {@link TaskField}
 * @param after the new plain value
 */
public record FieldChange(
        String field, @Nullable Object before, @Nullable Object after) {}

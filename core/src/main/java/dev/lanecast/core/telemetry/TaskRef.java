package dev.lanecast.core.telemetry;

import org.jspecify.annotations.Nullable;

/**
 * The tasks that a model call counts for.
 *
 * @param project the project's name; null means every project
 * @param taskId the id as the file has it
 */
public record TaskRef(@Nullable String project, String taskId) {}

package dev.lanecast.core.telemetry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What counters say that a session used of a model.
 *
 * @param sessionId the agent's session
 * @param agentName who made the calls
 * @param toolName the program they were made with
 * @param provider who serves the model
 * @param modelName the model
 * @param project the project
 * @param since when counting began
 * @param until when a counter was last read
 * @param tokens by kind
 * @param micros micro-dollars; null if no counter says
 */
public record CountedUse(
        String sessionId,
        @Nullable String agentName,
        @Nullable String toolName,
        @Nullable String provider,
        @Nullable String modelName,
        @Nullable String project,
        Instant since,
        Instant until,
        Tokens tokens,
        @Nullable Long micros) {}

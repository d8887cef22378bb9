package dev.lanecast.core.telemetry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a counter of an agent said at one time. It tells of no single call, so it counts only for sessions whose calls
 * nobody tells.
 *
 * @param series tells the counter from all others
 * @param start since when it counts; it may begin anew
 * @param time when it was read
 * @param sessionId the agent's session
 * @param agentName who made the calls
 * @param toolName the program they were made with
 * @param provider who serves the model
 * @param modelName the model
 * @param project the project
 * @param kind what it counts
 * @param amount how much, not negative
 */
public record CounterReading(
        String series,
        Instant start,
        Instant time,
        String sessionId,
        @Nullable String agentName,
        @Nullable String toolName,
        @Nullable String provider,
        @Nullable String modelName,
        @Nullable String project,
        Kind kind,
        long amount) {

    public CounterReading {
        if (amount < 0) {
            throw new IllegalArgumentException("A counter must not be negative, but is [" + amount + "]");
        }
    }

    /** What is counted. */
    public enum Kind {
        PROMPT,
        /** Tokens read, with those that came from a cache. */
        PROMPT_WITH_CACHE,
        COMPLETION,
        CACHE_READ,
        CACHE_WRITE,
        /** Micro-dollars. */
        COST
    }
}

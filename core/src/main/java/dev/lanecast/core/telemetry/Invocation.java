package dev.lanecast.core.telemetry;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One call of a model. Immutable; null where the caller did not say.
 *
 * @param invocationId the caller's idempotency key; null means a new call
 * @param timestamp when it ended
 * @param sessionId the agent's session
 * @param taskId the task it was made for
 * @param agentName who made it
 * @param toolName the program it was made with
 * @param provider who serves the model
 * @param modelName the model
 * @param tokens by kind
 * @param costMicros micro-dollars as the caller reports them; null means to be priced
 * @param latencyMs milliseconds
 * @param status how it ended
 * @param errorMessage why it failed
 * @param project the project of the task; null means every project
 * @param branch the Git branch it was made on
 */
public record Invocation(
        @Nullable String invocationId,
        Instant timestamp,
        @Nullable String sessionId,
        @Nullable String taskId,
        @Nullable String agentName,
        @Nullable String toolName,
        @Nullable String provider,
        @Nullable String modelName,
        Tokens tokens,
        @Nullable Long costMicros,
        @Nullable Long latencyMs,
        Status status,
        @Nullable String errorMessage,
        @Nullable String project,
        @Nullable String branch) {

    /** How a call ended. */
    public enum Status {
        SUCCESS,
        ERROR,
        TIMEOUT;

        /** The name on the wire, such as {@code success}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The tasks it counts for, or null if it names none. */
    public @Nullable TaskRef task() {
        return taskId == null ? null : new TaskRef(project, taskId);
    }

    /** The same call with a price, or with none. */
    public Invocation withCostMicros(@Nullable Long costMicros) {
        return new Invocation(
                invocationId,
                timestamp,
                sessionId,
                taskId,
                agentName,
                toolName,
                provider,
                modelName,
                tokens,
                costMicros,
                latencyMs,
                status,
                errorMessage,
                project,
                branch);
    }
}

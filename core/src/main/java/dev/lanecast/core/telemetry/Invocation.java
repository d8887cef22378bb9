package dev.lanecast.core.telemetry;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One call of a model. Immutable; null where nobody has said. Make one with {@link #at}.
 *
 * @param invocationId what tells it apart among the calls of its provider: the provider's request id, or the caller's
 *     idempotency key; null means a new call
 * @param timestamp when it ended
 * @param sessionId the agent's session
 * @param taskId the task it was made for
 * @param link how the task is known; null exactly if there is none
 * @param agentName who made it
 * @param agentBasis how that is known; it was told, or is assumed from the program
 * @param toolName the program it was made with
 * @param provider who serves the model
 * @param modelName the model
 * @param serviceTier such as {@code batch} or {@code fast}; null means the standard one
 * @param tokens by kind
 * @param cost what it costs; null means that it has no price
 * @param latencyMs milliseconds
 * @param status how it ended
 * @param errorMessage why it failed
 * @param project the project of the task; null means every project
 * @param projectBasis how that is known
 * @param branch the Git branch it was made on
 * @param channels the ways on which it was heard of
 */
public record Invocation(
        @Nullable String invocationId,
        Instant timestamp,
        @Nullable String sessionId,
        @Nullable String taskId,
        @Nullable TaskLink link,
        @Nullable String agentName,
        Basis agentBasis,
        @Nullable String toolName,
        @Nullable String provider,
        @Nullable String modelName,
        @Nullable String serviceTier,
        Tokens tokens,
        @Nullable CallCost cost,
        @Nullable Long latencyMs,
        Status status,
        @Nullable String errorMessage,
        @Nullable String project,
        Basis projectBasis,
        @Nullable String branch,
        Set<Channel> channels) {

    public Invocation {
        if ((taskId == null) != (link == null)) {
            throw new IllegalArgumentException(
                    "A call has a task and a link or neither, but got [" + taskId + "] and [" + link + "]");
        }
        agentBasis = agentName == null ? Basis.TOLD : agentBasis;
        projectBasis = project == null ? Basis.TOLD : projectBasis;
        channels = Set.copyOf(channels);
    }

    /** A way on which calls are heard of. */
    public enum Channel {
        API,
        LOG,
        SPAN,
        TRANSCRIPT
    }

    /** How a call ended, the better before the worse. */
    public enum Status {
        SUCCESS,
        TIMEOUT,
        ERROR;

        /** The name on the wire, such as {@code success}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A call of which nothing but its end is known yet. */
    public static InvocationBuilder at(Instant timestamp) {
        return new InvocationBuilder(timestamp);
    }

    /** A builder that starts from this call. */
    public InvocationBuilder toBuilder() {
        return new InvocationBuilder(this);
    }

    /** The project that the call came with, or null. */
    public @Nullable String toldProject() {
        return projectBasis == Basis.FOUND ? null : project;
    }

    /** The tasks it counts for, or null if it names none. */
    public @Nullable TaskRef task() {
        return taskId == null ? null : new TaskRef(project, taskId);
    }

    /** Its cost in micro-dollars; null means that it has no price. */
    public @Nullable Long costMicros() {
        return cost == null ? null : cost.micros();
    }

    /**
     * What two reports of the same call tell together. The order of the two, and of several, makes no difference, and a
     * report told twice counts once: gaps are filled, tokens are put together by {@link Tokens#merge}, what was told
     * wins over what is assumed, the better source of a cost and of a link wins, and of other values that differ the smaller
     * one stands.
     *
     * <p>A computed cost stays as long as nothing is new that a price depends on; else it is dropped, to be computed again.
     */
    public Invocation merge(Invocation other) {
        Basis.Name agent = Basis.better(agentName, agentBasis, other.agentName, other.agentBasis);
        Basis.Name known = Basis.better(project, projectBasis, other.project, other.projectBasis);
        TaskLink.Linked task = TaskLink.better(linked(known), other.linked(known));
        Invocation merged = at(First.of(timestamp, other.timestamp))
                .invocationId(First.known(invocationId, other.invocationId))
                .sessionId(First.known(sessionId, other.sessionId))
                .task(task.taskId(), task.link())
                .agentName(agent.text(), agent.basis())
                .toolName(First.known(toolName, other.toolName))
                .provider(First.known(provider, other.provider))
                .modelName(First.known(modelName, other.modelName))
                .serviceTier(First.known(serviceTier, other.serviceTier))
                .tokens(tokens.merge(other.tokens))
                .latencyMs(First.known(latencyMs, other.latencyMs))
                .status(status.compareTo(other.status) >= 0 ? status : other.status)
                .errorMessage(First.known(errorMessage, other.errorMessage))
                .project(known.text(), known.basis())
                .branch(First.known(branch, other.branch))
                .channels(heard(other))
                .build();
        CallCost best = CallCost.better(costIn(merged), other.costIn(merged));
        return best == null ? merged : merged.toBuilder().cost(best).build();
    }

    private Set<Channel> heard(Invocation other) {
        if (channels.containsAll(other.channels)) {
            return channels;
        }
        Set<Channel> heard = EnumSet.copyOf(other.channels);
        heard.addAll(channels);
        return heard;
    }

    /** The task, unless it was found in a project which is not that of the call, as is known now. */
    private TaskLink.Linked linked(Basis.Name known) {
        boolean elsewhere =
                link != null && !link.isTold() && projectBasis == Basis.FOUND && !Objects.equals(project, known.text());
        return elsewhere ? TaskLink.Linked.NOTHING : new TaskLink.Linked(taskId, link);
    }

    /** The cost, unless it is the computed one of a call of which less was known. */
    private @Nullable CallCost costIn(Invocation merged) {
        boolean stays = cost == null
                || cost.source() != CallCost.Source.COMPUTED
                || (tokens.equals(merged.tokens)
                        && timestamp.equals(merged.timestamp)
                        && status == merged.status
                        && channels.equals(merged.channels)
                        && Objects.equals(toolName, merged.toolName)
                        && Objects.equals(provider, merged.provider)
                        && Objects.equals(modelName, merged.modelName)
                        && Objects.equals(serviceTier, merged.serviceTier));
        return stays ? cost : null;
    }
}

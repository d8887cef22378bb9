package dev.lanecast.core.telemetry;

import dev.lanecast.core.telemetry.Invocation.Channel;
import dev.lanecast.core.telemetry.Invocation.Status;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what is known of one call. What the methods mean stands at {@link Invocation}. Not thread-safe. */
public final class InvocationBuilder {

    private Instant timestamp;
    private @Nullable String invocationId;
    private @Nullable String sessionId;
    private @Nullable String agentName;
    private Basis agentBasis = Basis.TOLD;
    private @Nullable String toolName;
    private @Nullable String provider;
    private @Nullable String modelName;
    private @Nullable String serviceTier;
    private @Nullable CallCost cost;
    private @Nullable Long latencyMs;
    private @Nullable String errorMessage;
    private @Nullable String project;
    private Basis projectBasis = Basis.TOLD;
    private @Nullable String branch;
    private @Nullable String taskId;
    private @Nullable TaskLink link;
    private Tokens tokens = Tokens.NONE;
    private Status status = Status.SUCCESS;
    private Set<Channel> channels = Set.of(Channel.API);

    InvocationBuilder(Instant timestamp) {
        this.timestamp = timestamp;
    }

    InvocationBuilder(Invocation call) {
        timestamp = call.timestamp();
        invocationId = call.invocationId();
        sessionId = call.sessionId();
        agentName = call.agentName();
        agentBasis = call.agentBasis();
        toolName = call.toolName();
        provider = call.provider();
        modelName = call.modelName();
        serviceTier = call.serviceTier();
        cost = call.cost();
        latencyMs = call.latencyMs();
        errorMessage = call.errorMessage();
        project = call.project();
        projectBasis = call.projectBasis();
        branch = call.branch();
        taskId = call.taskId();
        link = call.link();
        tokens = call.tokens();
        status = call.status();
        channels = call.channels();
    }

    public InvocationBuilder timestamp(Instant timestamp) {
        this.timestamp = timestamp;
        return this;
    }

    /** The task that the call itself names, or null. */
    public InvocationBuilder taskId(@Nullable String taskId) {
        return task(taskId, taskId == null ? null : TaskLink.EXPLICIT);
    }

    public InvocationBuilder task(@Nullable String taskId, @Nullable TaskLink link) {
        this.taskId = taskId;
        this.link = link;
        return this;
    }

    public InvocationBuilder invocationId(@Nullable String invocationId) {
        this.invocationId = invocationId;
        return this;
    }

    public InvocationBuilder sessionId(@Nullable String sessionId) {
        this.sessionId = sessionId;
        return this;
    }

    /** The agent that is told, or null. */
    public InvocationBuilder agentName(@Nullable String agentName) {
        return agentName(agentName, Basis.TOLD);
    }

    public InvocationBuilder agentName(@Nullable String agentName, Basis basis) {
        this.agentName = agentName;
        this.agentBasis = basis;
        return this;
    }

    public InvocationBuilder toolName(@Nullable String toolName) {
        this.toolName = toolName;
        return this;
    }

    public InvocationBuilder provider(@Nullable String provider) {
        this.provider = provider;
        return this;
    }

    public InvocationBuilder modelName(@Nullable String modelName) {
        this.modelName = modelName;
        return this;
    }

    public InvocationBuilder serviceTier(@Nullable String serviceTier) {
        this.serviceTier = serviceTier;
        return this;
    }

    public InvocationBuilder cost(@Nullable CallCost cost) {
        this.cost = cost;
        return this;
    }

    public InvocationBuilder latencyMs(@Nullable Long latencyMs) {
        this.latencyMs = latencyMs;
        return this;
    }

    public InvocationBuilder errorMessage(@Nullable String errorMessage) {
        this.errorMessage = errorMessage;
        return this;
    }

    /** The project that is told, or null. */
    public InvocationBuilder project(@Nullable String project) {
        return project(project, Basis.TOLD);
    }

    public InvocationBuilder project(@Nullable String project, Basis basis) {
        this.project = project;
        this.projectBasis = basis;
        return this;
    }

    public InvocationBuilder branch(@Nullable String branch) {
        this.branch = branch;
        return this;
    }

    /** The cost in micro-dollars as the caller reports it, or null. */
    public InvocationBuilder reportedMicros(@Nullable Long micros) {
        return cost(micros == null ? null : CallCost.reported(micros));
    }

    public InvocationBuilder tokens(Tokens tokens) {
        this.tokens = tokens;
        return this;
    }

    public InvocationBuilder status(Status status) {
        this.status = status;
        return this;
    }

    public InvocationBuilder channels(Set<Channel> channels) {
        this.channels = channels;
        return this;
    }

    /** The call as far as it is known. */
    public Invocation build() {
        return new Invocation(
                invocationId,
                timestamp,
                sessionId,
                taskId,
                link,
                agentName,
                agentBasis,
                toolName,
                provider,
                modelName,
                serviceTier,
                tokens,
                cost,
                latencyMs,
                status,
                errorMessage,
                project,
                projectBasis,
                branch,
                channels);
    }
}

package dev.lanecast.core.telemetry;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which calls are meant; null means that it does not matter, an empty name those that name none.
 *
 * @param from those that ended then or later
 * @param to those that ended before
 * @param project those of this project
 * @param model those of this model
 * @param agent those of this agent
 * @param task those of this task
 * @param session those of this session
 * @param tool those made with this program
 */
public record CallFilter(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String project,
        @Nullable String model,
        @Nullable String agent,
        @Nullable String task,
        @Nullable String session,
        @Nullable String tool)
        implements Predicate<Invocation> {

    /** Every call. */
    public static final CallFilter ALL = new CallFilter(null, null, null, null, null, null, null, null);

    /** The same between two times. */
    public CallFilter between(@Nullable Instant from, @Nullable Instant to) {
        return new CallFilter(from, to, project, model, agent, task, session, tool);
    }

    /** The same for a project. */
    public CallFilter project(@Nullable String project) {
        return new CallFilter(from, to, project, model, agent, task, session, tool);
    }

    /** The same for a model. */
    public CallFilter model(@Nullable String model) {
        return new CallFilter(from, to, project, model, agent, task, session, tool);
    }

    /** The same for an agent. */
    public CallFilter agent(@Nullable String agent) {
        return new CallFilter(from, to, project, model, agent, task, session, tool);
    }

    /** The same for a task. */
    public CallFilter task(@Nullable String task) {
        return new CallFilter(from, to, project, model, agent, task, session, tool);
    }

    /** The same for a session. */
    public CallFilter session(@Nullable String session) {
        return new CallFilter(from, to, project, model, agent, task, session, tool);
    }

    /** The same for a program. */
    public CallFilter tool(@Nullable String tool) {
        return new CallFilter(from, to, project, model, agent, task, session, tool);
    }

    @Override
    public boolean test(Invocation call) {
        return (from == null || !call.timestamp().isBefore(from))
                && (to == null || call.timestamp().isBefore(to))
                && among(project, call.project())
                && among(model, call.modelName())
                && among(agent, call.agentName())
                && among(task, call.taskId())
                && among(session, call.sessionId())
                && among(tool, call.toolName());
    }

    private static boolean among(@Nullable String wanted, @Nullable String value) {
        return wanted == null || wanted.equals(Objects.requireNonNullElse(value, ""));
    }
}

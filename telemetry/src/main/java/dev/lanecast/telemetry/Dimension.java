package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.Invocation;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What calls are added up by. The order is that of the numbers in the database. */
enum Dimension {
    ALL(call -> null),
    MODEL(Invocation::modelName),
    AGENT(Invocation::agentName),
    TOOL(Invocation::toolName),
    TASK(Invocation::taskId);

    private final Function<Invocation, @Nullable String> name;

    Dimension(Function<Invocation, @Nullable String> name) {
        this.name = name;
    }

    /** The name that a call has here, or empty. */
    String nameIn(Invocation call) {
        String found = name.apply(call);
        return found == null ? "" : found;
    }
}

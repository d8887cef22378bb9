package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.Invocation;
import java.util.Objects;

/**
 * Whose cost a call is.
 *
 * @param model the model's name, or empty
 * @param agent the agent's name, or empty
 */
record Payer(String model, String agent) {

    static Payer of(Invocation call) {
        return new Payer(
                Objects.requireNonNullElse(call.modelName(), ""), Objects.requireNonNullElse(call.agentName(), ""));
    }
}

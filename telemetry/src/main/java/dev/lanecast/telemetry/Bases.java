package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.Basis;
import dev.lanecast.core.telemetry.Invocation;

/**
 * How it is known who made a call and for which project, as one number. It stands in the column {@code project_found}, which
 * at first only said whether the project was found.
 */
final class Bases {

    private static final int PROJECT_FOUND = 1;
    private static final int PROJECT_ASSUMED = 2;
    private static final int AGENT_ASSUMED = 4;

    private Bases() {}

    static int number(Invocation call) {
        int project = switch (call.projectBasis()) {
            case TOLD -> 0;
            case FOUND -> PROJECT_FOUND;
            case ASSUMED -> PROJECT_ASSUMED;
        };
        return project | (call.agentBasis() == Basis.TOLD ? 0 : AGENT_ASSUMED);
    }

    static Basis ofAgent(int number) {
        return (number & AGENT_ASSUMED) == 0 ? Basis.TOLD : Basis.ASSUMED;
    }

    static Basis ofProject(int number) {
        if ((number & PROJECT_FOUND) != 0) {
            return Basis.FOUND;
        }
        return (number & PROJECT_ASSUMED) == 0 ? Basis.TOLD : Basis.ASSUMED;
    }
}

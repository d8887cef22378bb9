package dev.lanecast.core.event;

import dev.lanecast.core.telemetry.Budget;
import dev.lanecast.core.telemetry.CostSummary;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Spend;
import java.util.List;
import java.util.Map;

/** A change of what is spent. */
public sealed interface CostEvent extends LiveEvent {

    /**
     * Tasks whose cost changed.
     *
     * @param tasks the whole cost by task key
     */
    record TaskCost(Map<String, Spend> tasks) implements CostEvent {

        public TaskCost {
            tasks = Map.copyOf(tasks);
        }

        @Override
        public String type() {
            return "task.cost";
        }
    }

    /** New totals. */
    record CostUpdate(CostSummary summary) implements CostEvent {

        @Override
        public String type() {
            return "cost.update";
        }
    }

    /**
     * Calls recorded since the previous such event.
     *
     * @param count how many
     * @param newest the newest of them, newest first
     */
    record TelemetryUpdate(long count, List<Invocation> newest) implements CostEvent {

        public TelemetryUpdate {
            newest = List.copyOf(newest);
        }

        @Override
        public String type() {
            return "telemetry.update";
        }
    }

    /** A budget that crossed one of its thresholds. */
    record BudgetThreshold(Budget budget) implements CostEvent {

        @Override
        public String type() {
            return "budget.threshold";
        }
    }
}

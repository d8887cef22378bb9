package dev.lanecast.core.telemetry;

import java.util.List;

/**
 * What the cost ticker shows.
 *
 * @param costs totals
 * @param models by model, dearest first
 * @param byAgent by agent, dearest first
 * @param budgets as far as they are used
 */
public record CostSummary(Costs costs, List<CostShare> models, List<CostShare> byAgent, List<Budget> budgets) {

    /** Nothing spent. */
    public static final CostSummary NONE = new CostSummary(Costs.NONE, List.of(), List.of(), List.of());

    public CostSummary {
        models = List.copyOf(models);
        byAgent = List.copyOf(byAgent);
        budgets = List.copyOf(budgets);
    }
}

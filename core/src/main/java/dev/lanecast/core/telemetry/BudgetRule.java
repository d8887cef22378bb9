package dev.lanecast.core.telemetry;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How much may be spent.
 *
 * @param name what the user calls it
 * @param period in which it may
 * @param limit micro-dollars, above 0
 * @param agent only what this agent spends; null means everybody
 * @param model only what this model costs, under all its names, see {@link ModelName}; null means all
 */
public record BudgetRule(
        String name,
        Period period,
        long limit,
        @Nullable String agent,
        @Nullable String model) {

    public BudgetRule {
        if (limit <= 0) {
            throw new IllegalArgumentException("The limit of a budget must be above 0, but is [" + limit + "]");
        }
        if (agent != null && model != null) {
            throw new IllegalArgumentException(
                    "A budget is for an agent or for a model, but not for both: [" + name + "]");
        }
    }

    /** From one beginning of the limit to the next. */
    public enum Period {
        DAY,
        MONTH;

        /** The name on the wire, such as {@code day}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How far it is used. */
    public Budget in(CostSummary summary) {
        Spend used = used(summary);
        long percent = Math.min(Integer.MAX_VALUE, Math.round(Math.floor(100.0 * used.micros() / limit)));
        return new Budget(name, period.wireName(), (int) percent, used.micros(), limit, used.unpriced());
    }

    /** Whether it is this one of which that tells how far it is used. */
    public boolean isOf(Budget budget) {
        return budget.budget().equals(name) && budget.period().equals(period.wireName()) && budget.limit() == limit;
    }

    private Spend used(CostSummary summary) {
        if (agent == null && model == null) {
            Costs all = summary.costs();
            return period == Period.DAY
                    ? new Spend(all.today(), 0, all.unpricedToday())
                    : new Spend(all.month(), 0, all.unpricedMonth());
        }
        return (agent != null ? summary.byAgent() : summary.models())
                .stream().filter(share -> isFor(share.name())).map(this::used).reduce(Spend.NONE, Spend::plus);
    }

    private Spend used(CostShare share) {
        return period == Period.DAY
                ? new Spend(share.today(), 0, share.unpricedToday())
                : new Spend(share.month(), 0, share.unpricedMonth());
    }

    private boolean isFor(String name) {
        return model == null ? name.equals(agent) : ModelName.of(name).isMeantBy(model);
    }
}

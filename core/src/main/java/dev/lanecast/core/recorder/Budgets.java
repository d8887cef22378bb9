package dev.lanecast.core.recorder;

import dev.lanecast.core.telemetry.Budget;
import dev.lanecast.core.telemetry.BudgetRule;
import dev.lanecast.core.telemetry.CostSummary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Tells how far budgets are used and which thresholds they have crossed. Immutable and thread-safe. */
public final class Budgets {

    /** No budgets. */
    public static final Budgets NONE = new Budgets(List.of());

    private static final List<Integer> THRESHOLDS = List.of(50, 80, 100);

    private final List<BudgetRule> rules;

    /** These budgets. */
    public Budgets(List<BudgetRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** The summary with its budgets. */
    public CostSummary in(CostSummary summary) {
        return new CostSummary(
                summary.costs(),
                summary.models(),
                summary.byAgent(),
                rules.stream().map(rule -> rule.in(summary)).toList());
    }

    /**
     * The budgets that have crossed a threshold of which nothing was said yet; each once, however many thresholds it
     * crossed.
     *
     * @param summary with its budgets
     * @param day today
     * @param isNew keeps a mark, and says whether it is new
     */
    public List<Budget> crossed(CostSummary summary, LocalDate day, Predicate<String> isNew) {
        List<Budget> crossed = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Budget budget = summary.budgets().get(i);
            boolean news = false;
            for (String mark : marks(rules.get(i), budget, day)) {
                news |= isNew.test(mark);
            }
            if (news) {
                crossed.add(budget);
            }
        }
        return List.copyOf(crossed);
    }

    /**
     * A mark for each threshold that a budget has crossed: the same in the whole period, and another one in the next.
     *
     * @param budget one of these
     * @param day in the period
     */
    public List<String> marks(Budget budget, LocalDate day) {
        return rules.stream()
                .filter(rule -> rule.isOf(budget))
                .flatMap(rule -> marks(rule, budget, day).stream())
                .toList();
    }

    private static List<String> marks(BudgetRule rule, Budget budget, LocalDate day) {
        return THRESHOLDS.stream()
                .filter(threshold -> budget.percent() >= threshold)
                .map(threshold -> mark(rule, day, threshold))
                .toList();
    }

    /** Another limit is another budget. */
    private static String mark(BudgetRule rule, LocalDate day, int threshold) {
        LocalDate begin = rule.period() == BudgetRule.Period.DAY ? day : day.withDayOfMonth(1);
        return "budget " + rule.period().wireName() + " " + begin + " " + threshold + " " + rule.limit() + " "
                + rule.agent() + " " + rule.model() + " " + rule.name();
    }
}

package dev.lanecast.core.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lanecast.core.telemetry.Budget;
import dev.lanecast.core.telemetry.BudgetRule;
import dev.lanecast.core.telemetry.BudgetRule.Period;
import dev.lanecast.core.telemetry.CostShare;
import dev.lanecast.core.telemetry.CostSummary;
import dev.lanecast.core.telemetry.Costs;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetsTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-20");

    private final Set<String> marks = new HashSet<>();
    private final Budgets daily = new Budgets(List.of(new BudgetRule("daily", Period.DAY, 100, null, null)));

    @Test
    void tellsHowFarEachBudgetIsUsed() {
        Budgets budgets = new Budgets(List.of(
                new BudgetRule("day", Period.DAY, 200, null, null),
                new BudgetRule("month", Period.MONTH, 1_000, null, null),
                new BudgetRule("ann", Period.DAY, 10, "ann", null),
                new BudgetRule("large", Period.MONTH, 70, null, "large"),
                new BudgetRule("bob", Period.DAY, 10, "bob", null)));
        CostSummary summary = new CostSummary(
                new Costs(99, 500, 900, ZoneOffset.UTC, 9, 3, 5),
                List.of(new CostShare("large", 5, 71, 80, 0, 9, 2, 4)),
                List.of(new CostShare("ann", 12, 40, 50, 0, 9, 1, 6)),
                List.of());

        assertThat(budgets.in(summary).budgets())
                .containsExactly(
                        new Budget("day", "day", 49, 99, 200, 3),
                        new Budget("month", "month", 50, 500, 1_000, 5),
                        new Budget("ann", "day", 120, 12, 10, 1),
                        new Budget("large", "month", 101, 71, 70, 4),
                        new Budget("bob", "day", 0, 0, 10, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "claude-opus-4-5, 7",
        "Claude-Opus-4-5, 7",
        "claude-opus-4-5-20251101, 1",
        "claude-opus-4-*, 15",
        "*, 31",
        "opus, 0"
    })
    void aBudgetForAModelCountsItUnderAllItsNames(String model, long spent) {
        Budgets budgets = new Budgets(List.of(new BudgetRule("b", Period.DAY, 100, null, model)));
        CostSummary summary = new CostSummary(
                Costs.NONE,
                List.of(
                        share("claude-opus-4-5-20251101", 1),
                        share("claude-opus-4-5", 2),
                        share("us.anthropic.claude-opus-4-5-v1:0", 4),
                        share("claude-opus-4-1@20250805", 8),
                        share("gpt-5", 16)),
                List.of(),
                List.of());
        assertThat(budgets.in(summary).budgets()).extracting(Budget::spent).containsExactly(spent);
    }

    @Test
    void saysEachThresholdOnceInAPeriod() {
        assertThat(crossed(49, DAY)).isEmpty();
        assertThat(crossed(50, DAY)).extracting(Budget::percent).containsExactly(50);
        assertThat(crossed(79, DAY)).isEmpty();
        assertThat(crossed(81, DAY)).extracting(Budget::percent).containsExactly(81);
        assertThat(crossed(100, DAY)).hasSize(1);
        assertThat(crossed(900, DAY)).isEmpty();
        assertThat(crossed(10, DAY.plusDays(1))).isEmpty();
        assertThat(crossed(60, DAY.plusDays(1))).hasSize(1);
    }

    @Test
    void saysOnceThatSeveralThresholdsWereCrossedTogether() {
        assertThat(crossed(120, DAY)).extracting(Budget::percent).containsExactly(120);
        assertThat(crossed(121, DAY)).isEmpty();
    }

    @Test
    void hasAMarkForEachThresholdThatIsTheSameInTheWholePeriod() {
        Budget over = new Budget("daily", "day", 120, 120, 100, 0);
        assertThat(daily.marks(over, DAY)).hasSize(3).doesNotHaveDuplicates();
        assertThat(daily.marks(over, DAY))
                .startsWith(daily.marks(new Budget("daily", "day", 80, 80, 100, 0), DAY)
                        .toArray(new String[0]));
        assertThat(daily.marks(over, DAY.plusDays(1))).doesNotContainAnyElementsOf(daily.marks(over, DAY));
        assertThat(daily.marks(new Budget("daily", "day", 60, 120, 200, 0), DAY))
                .isEmpty();
    }

    @Test
    void refusesALimitThatIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BudgetRule("x", Period.DAY, 0, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new BudgetRule("x", Period.DAY, 1, "a", "m"));
    }

    private static CostShare share(String model, long today) {
        return new CostShare(model, today, today, today, 0, 0, 0, 0);
    }

    private List<Budget> crossed(long spent, LocalDate day) {
        CostSummary summary = new CostSummary(
                new Costs(spent, spent, spent, ZoneOffset.UTC, 0, 0, 0), List.of(), List.of(), List.of());
        return daily.crossed(daily.in(summary), day, marks::add);
    }
}

package dev.lanecast.server.jetty;

import dev.lanecast.core.event.BoardEvent;
import dev.lanecast.core.event.CostEvent.BudgetThreshold;
import dev.lanecast.core.event.CostEvent.CostUpdate;
import dev.lanecast.core.event.CostEvent.TaskCost;
import dev.lanecast.core.event.CostEvent.TelemetryUpdate;
import dev.lanecast.core.stream.Numbered;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Spend;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Joins consecutive events into fewer that lead to the same state, for a client that is far behind: at most one for each
 * entry of the board and for each kind of total. Pure.
 */
final class Conflation {

    private static final int NEWEST_CALLS = 20;

    private final Lineages lineages = new Lineages();
    private final Map<String, Spend> spends = new LinkedHashMap<>();
    private final List<Numbered> thresholds = new ArrayList<>();
    private @Nullable Numbered spent;
    private @Nullable Numbered costs;
    private @Nullable Numbered telemetry;

    private Conflation() {}

    /** The events that stand for others. Deletions come first, then each in the order of the newest event in it. */
    static List<Numbered> of(List<Numbered> events) {
        Conflation conflation = new Conflation();
        events.forEach(conflation::add);
        return conflation.result();
    }

    private void add(Numbered numbered) {
        if (numbered.event() instanceof BoardEvent event) {
            lineages.add(numbered, event);
            forgetSpend(event);
        } else if (numbered.event() instanceof TaskCost cost) {
            spends.putAll(cost.tasks());
            spent = numbered;
        } else if (numbered.event() instanceof CostUpdate) {
            costs = numbered;
        } else if (numbered.event() instanceof TelemetryUpdate update) {
            telemetry =
                    new Numbered(numbered.seq(), numbered.at(), telemetry == null ? update : sum(telemetry, update));
        } else if (numbered.event() instanceof BudgetThreshold) {
            thresholds.add(numbered);
        }
    }

    /** The event brings the cost itself, and under its new key. */
    private void forgetSpend(BoardEvent event) {
        spends.remove(event.key());
        if (event.from() != null) {
            spends.remove(event.from().key());
        }
    }

    private static TelemetryUpdate sum(Numbered earlier, TelemetryUpdate later) {
        TelemetryUpdate before = (TelemetryUpdate) earlier.event();
        List<Invocation> newest = new ArrayList<>(later.newest());
        newest.addAll(before.newest());
        return new TelemetryUpdate(
                before.count() + later.count(), newest.subList(0, Math.min(newest.size(), NEWEST_CALLS)));
    }

    private List<Numbered> result() {
        List<Numbered> result = new ArrayList<>(lineages.result());
        if (spent != null && !spends.isEmpty()) {
            result.add(new Numbered(spent.seq(), spent.at(), new TaskCost(spends)));
        }
        if (costs != null) {
            result.add(costs);
        }
        if (telemetry != null) {
            result.add(telemetry);
        }
        result.addAll(thresholds);
        return result;
    }
}

package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.CostShare;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Costs by one kind of name. Not thread-safe. */
final class Shares {

    private static final Comparator<CostShare> DEAREST_FIRST =
            Comparator.comparingLong(CostShare::total).reversed().thenComparing(CostShare::name);

    private final List<CostShare> shares = new ArrayList<>();

    void add(CostShare share) {
        shares.add(share);
    }

    List<CostShare> dearestFirst() {
        return shares.stream().sorted(DEAREST_FIRST).toList();
    }

    /** All together, under no name. */
    CostShare sum() {
        return shares.stream().reduce(new CostShare("", 0, 0, 0, 0, 0, 0, 0), Shares::plus);
    }

    private static CostShare plus(CostShare one, CostShare other) {
        return new CostShare(
                one.name(),
                one.today() + other.today(),
                one.month() + other.month(),
                one.total() + other.total(),
                one.tokens() + other.tokens(),
                one.unpriced() + other.unpriced(),
                one.unpricedToday() + other.unpricedToday(),
                one.unpricedMonth() + other.unpricedMonth());
    }
}

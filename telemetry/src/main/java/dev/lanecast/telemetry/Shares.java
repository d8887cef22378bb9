package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.CostShare;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Costs added up by one kind of name. Not thread-safe. */
final class Shares {

    private static final Comparator<CostShare> DEAREST_FIRST =
            Comparator.comparingLong(CostShare::total).reversed().thenComparing(CostShare::name);

    private final Map<String, CostShare> byName = new HashMap<>();

    void add(CostShare share) {
        byName.merge(share.name(), share, Shares::plus);
    }

    List<CostShare> dearestFirst() {
        return byName.values().stream().sorted(DEAREST_FIRST).toList();
    }

    /** Both together, under the first one's name. */
    static CostShare plus(CostShare one, CostShare other) {
        return new CostShare(
                one.name(),
                one.today() + other.today(),
                one.month() + other.month(),
                one.total() + other.total(),
                one.tokens() + other.tokens(),
                one.unpriced() + other.unpriced());
    }
}

package dev.lanecast.core.telemetry;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers the groups of a query, for a store that answers it. Not thread-safe. */
public final class CostSums {

    private static final Comparator<CostGroup> IN_TIME = Comparator.comparing(CostGroup::key)
            .thenComparing(CostGroup::split, Comparator.nullsFirst(String::compareTo));

    private static final Comparator<CostGroup> DEAREST_FIRST = Comparator.comparingLong(
                    (CostGroup group) -> group.usage().micros())
            .thenComparingLong(group -> group.usage().tokens().total())
            .reversed()
            .thenComparing(CostGroup::key);

    private final Map<Key, Tally> sums = new HashMap<>();
    private final CostQuery query;

    /** No groups yet. */
    public CostSums(CostQuery query) {
        this.query = query;
    }

    /** Where to add up the calls of a group. */
    public Tally at(Key key) {
        return sums.computeIfAbsent(key, absent -> new Tally());
    }

    /** The piece that the query asks for, of those groups that have calls. */
    public CostPage page() {
        List<CostGroup> groups = sums.entrySet().stream()
                .filter(entry -> entry.getValue().invocations() > 0)
                .map(entry -> new CostGroup(entry.getKey().key(), entry.getKey().split(), usage(entry.getValue())))
                .sorted(query.by().isTime() ? IN_TIME : DEAREST_FIRST)
                .toList();
        int begin = Math.min(query.offset(), groups.size());
        int end = (int) Math.min(groups.size(), (long) begin + query.limit());
        return new CostPage(groups.subList(begin, end), end < groups.size() ? end : null);
    }

    private Usage usage(Tally tally) {
        return query.latencies() ? tally.usage() : tally.usage().withoutLatencies();
    }

    /**
     * What tells a group apart.
     *
     * @param key its key
     * @param split its split, or null
     */
    public record Key(String key, @Nullable String split) {}
}

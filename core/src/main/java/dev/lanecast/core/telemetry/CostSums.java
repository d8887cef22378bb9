package dev.lanecast.core.telemetry;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gathers the groups of a query, for a store that answers it. Not thread-safe. */
public final class CostSums {

    /** By when they begin, as the text of an hour says it wrong where clocks go back. */
    private static final Comparator<Key> IN_TIME = Comparator.comparing(
                    Key::begin, Comparator.nullsFirst(Instant::compareTo))
            .thenComparing(Key::name);

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
        Stream<Map.Entry<Key, Tally>> known =
                sums.entrySet().stream().filter(entry -> entry.getValue().invocations() > 0);
        List<CostGroup> groups = query.by().isTime()
                ? known.sorted(Map.Entry.comparingByKey(IN_TIME))
                        .map(this::group)
                        .toList()
                : known.map(this::group).sorted(DEAREST_FIRST).toList();
        int begin = Math.min(query.offset(), groups.size());
        int end = (int) Math.min(groups.size(), (long) begin + query.limit());
        return new CostPage(groups.subList(begin, end), end < groups.size() ? end : null);
    }

    private CostGroup group(Map.Entry<Key, Tally> sum) {
        Key key = sum.getKey();
        Usage usage = sum.getValue().usage();
        return new CostGroup(
                key.begin() == null ? key.name() : query.by().keyOf(key.begin(), query.zone()),
                query.split() == null ? null : key.name(),
                query.latencies() ? usage : usage.withoutLatencies());
    }

    /**
     * What tells a group apart.
     *
     * @param begin when its day or hour begins; null where the question is not about time
     * @param name what its calls have in common besides; empty where they name none, or nobody asks
     */
    public record Key(@Nullable Instant begin, String name) {}
}

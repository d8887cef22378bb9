package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Latencies;
import dev.lanecast.core.telemetry.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How sums change, gathered before they are written. Not thread-safe. */
final class Deltas {

    private static final Dimension[] DIMENSIONS = Dimension.values();

    private final Map<Alike, Tally> groups = new HashMap<>();
    private @Nullable Origin lastOrigin;
    private long lastBegins;
    private Tally last = new Tally();

    /** Counts a call of an origin once; with {@code -1} takes it away again. */
    void add(Invocation call, Origin origin, int times) {
        long begins = Span.QUARTER_HOUR.number(Micros.of(call.timestamp()));
        // Calls of one session come one after the other.
        if (origin != lastOrigin || begins != lastBegins) {
            lastOrigin = origin;
            lastBegins = begins;
            last = groups.computeIfAbsent(new Alike(begins, origin), absent -> new Tally());
        }
        last.add(call, times);
    }

    /** How many groups of calls there are that count in the same cells. */
    int size() {
        return groups.size();
    }

    void clear() {
        groups.clear();
        lastOrigin = null;
    }

    /** The change of every cell of every span, in the order of cells. */
    List<Change> changes() {
        List<Change> all = new ArrayList<>();
        for (Dimension dimension : DIMENSIONS) {
            Map<Cell, Tally> cells = quarterHours(dimension);
            cells.forEach((cell, tally) -> all.add(Change.of(cell, tally)));
            List<Span> spans = dimension.spans();
            for (int i = spans.size() - 2; i >= 0; i--) {
                cells = within(spans.get(i), cells);
                cells.forEach((cell, tally) -> all.add(Change.of(cell, tally)));
            }
        }
        all.sort(Comparator.comparing(Change::cell));
        return all;
    }

    private Map<Cell, Tally> quarterHours(Dimension dimension) {
        Map<Cell, Tally> cells = new HashMap<>();
        groups.forEach((group, tally) -> cells.computeIfAbsent(group.in(dimension), absent -> new Tally())
                .add(tally));
        return cells;
    }

    private static Map<Cell, Tally> within(Span span, Map<Cell, Tally> shorter) {
        Map<Cell, Tally> longer = new HashMap<>();
        shorter.forEach((cell, tally) ->
                longer.computeIfAbsent(cell.within(span), absent -> new Tally()).add(tally));
        return longer;
    }

    /** What calls have in common that count in the same cells. Hashed by hand, like the cells, as one is made for each call. */
    private record Alike(long begins, Origin origin) {

        Cell in(Dimension dimension) {
            Invocation call = origin.call();
            String project = call.project() == null ? "" : call.project();
            return new Cell(dimension, Span.QUARTER_HOUR, begins, dimension.nameIn(call), project);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Alike alike && begins == alike.begins && origin.equals(alike.origin);
        }

        @Override
        public int hashCode() {
            return Long.hashCode(begins) * 31 + origin.hashCode();
        }
    }

    /**
     * How a sum changes.
     *
     * @param latencies those of the calls, encoded; null if nobody said
     */
    record Change(Cell cell, Tally tally, byte @Nullable [] latencies) {

        static Change of(Cell cell, Tally tally) {
            Latencies latencies = tally.latencies();
            return new Change(cell, tally, latencies.isEmpty() ? null : latencies.encode());
        }
    }

    /** What is added up by itself. */
    record Cell(Dimension dimension, Span span, long begins, String name, String project) implements Comparable<Cell> {

        Cell within(Span longer) {
            return new Cell(dimension, longer, longer.number(span.begin(begins)), name, project);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Cell cell
                    && dimension == cell.dimension
                    && span == cell.span
                    && begins == cell.begins
                    && name.equals(cell.name)
                    && project.equals(cell.project);
        }

        /** In the order of the table, so that neighbours are written together. */
        @Override
        public int compareTo(Cell other) {
            int order = dimension.compareTo(other.dimension);
            order = order != 0 ? order : span.compareTo(other.span);
            order = order != 0 ? order : Long.compare(begins, other.begins);
            order = order != 0 ? order : name.compareTo(other.name);
            return order != 0 ? order : project.compareTo(other.project);
        }

        @Override
        public int hashCode() {
            int when = (dimension.ordinal() * 31 + span.ordinal()) * 31 + Long.hashCode(begins);
            return (when * 31 + name.hashCode()) * 31 + project.hashCode();
        }
    }
}

package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Tally;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** How sums change, gathered before they are written. Not thread-safe. */
final class Deltas {

    private static final Dimension[] DIMENSIONS = Dimension.values();
    private static final Span[] SPANS = Span.values();

    private final Map<Cell, Tally> quarterHours = new HashMap<>();

    /** Counts a call once; with {@code -1} takes it away again. */
    void add(Invocation call, int times) {
        long begins = Span.QUARTER_HOUR.number(Micros.of(call.timestamp()));
        String project = call.project() == null ? "" : call.project();
        for (Dimension dimension : DIMENSIONS) {
            Cell cell = new Cell(dimension, Span.QUARTER_HOUR, begins, dimension.nameIn(call), project);
            quarterHours.computeIfAbsent(cell, absent -> new Tally()).add(call, times);
        }
    }

    boolean isEmpty() {
        return quarterHours.isEmpty();
    }

    int size() {
        return quarterHours.size();
    }

    void clear() {
        quarterHours.clear();
    }

    /** Gives the change of every cell of every span. */
    void forEach(BiConsumer<Cell, Tally> action) {
        Map<Cell, Tally> shorter = quarterHours;
        for (int span = SPANS.length - 1; span >= 0; span--) {
            Map<Cell, Tally> cells = span == SPANS.length - 1 ? shorter : within(SPANS[span], shorter);
            cells.forEach(action);
            shorter = cells;
        }
    }

    private static Map<Cell, Tally> within(Span span, Map<Cell, Tally> shorter) {
        Map<Cell, Tally> longer = new HashMap<>();
        shorter.forEach((cell, tally) ->
                longer.computeIfAbsent(cell.within(span), absent -> new Tally()).add(tally));
        return longer;
    }

    /** What is added up by itself. */
    record Cell(Dimension dimension, Span span, long begins, String name, String project) {

        Cell within(Span longer) {
            return new Cell(dimension, longer, longer.number(span.begin(begins)), name, project);
        }
    }
}

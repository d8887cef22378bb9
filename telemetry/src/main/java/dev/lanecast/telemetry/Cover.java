package dev.lanecast.telemetry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Covers periods that follow one another with as few sums as possible. Periods begin and end where no long span does, so each
 * long span counts for the period that has most of it, and shorter ones are moved from there to the period next to it:
 * from the nearest day to the nearest six hours, from there to the nearest hour, and so on, as far as calls are added up in them.
 * What is shorter than a quarter of an hour is moved as single calls.
 */
final class Cover {

    private final Span base;
    private final List<Span> shorter;
    private final long[] bounds;
    private final long[] quarters;
    private final long[] bases;
    private final List<Piece> pieces = new ArrayList<>();

    /**
     * Covers them.
     *
     * @param bounds where periods begin, and where the last one ends, in microseconds
     * @param spans the spans to use, the longest first, the last being that of a quarter of an hour
     */
    Cover(List<Long> bounds, List<Span> spans) {
        this.base = spans.get(0);
        this.shorter = spans.subList(1, spans.size());
        this.bounds = bounds.stream().mapToLong(Long::longValue).toArray();
        this.quarters = quarters(this.bounds);
        this.bases = Arrays.stream(quarters)
                .map(time -> base.begin(base.nearest(time)))
                .toArray();
        boolean hasQuarters = quarters[0] < quarters[quarters.length - 1];
        for (int i = 0; i < this.bounds.length; i++) {
            if (hasQuarters) {
                move(i);
            } else if (i > 0) {
                add(null, this.bounds[i - 1], this.bounds[i], i - 1, Piece.NONE);
            }
        }
    }

    /** The longest spans. */
    Span base() {
        return base;
    }

    /** The numbers of the longest spans. */
    Run bases() {
        return new Run(base.number(bases[0]), base.number(bases[bases.length - 1]));
    }

    /** For which period the longest span of a number counts. */
    int periodOf(long number) {
        long begin = base.begin(number);
        int period = bases.length - 2;
        int low = 0;
        while (low < period) {
            int middle = (low + period + 1) >>> 1;
            if (bases[middle] <= begin) {
                low = middle;
            } else {
                period = middle - 1;
            }
        }
        return period;
    }

    /** What comes beside the longest spans. */
    List<Piece> pieces() {
        return pieces;
    }

    /** Those at the ends lie within the periods, so that no quarter counts of which only a part belongs to them. */
    private static long[] quarters(long[] bounds) {
        Span quarter = Span.QUARTER_HOUR;
        long first = quarter.begin(quarter.number(bounds[0] + quarter.micros() - 1));
        long last = Math.max(first, quarter.begin(quarter.number(bounds[bounds.length - 1])));
        return Arrays.stream(bounds)
                .map(time -> Math.min(last, Math.max(first, quarter.begin(quarter.number(time)))))
                .toArray();
    }

    /** Moves what is between where a period begins and where the longest spans turn that count for it. */
    private void move(int bound) {
        long from = bases[bound];
        for (Span span : shorter) {
            long to = span.begin(span.nearest(quarters[bound]));
            move(span, from, to, bound);
            from = to;
        }
        move(null, from, bounds[bound], bound);
    }

    private void move(@Nullable Span span, long from, long to, int bound) {
        int before = bound == 0 ? Piece.NONE : bound - 1;
        int after = bound == bounds.length - 1 ? Piece.NONE : bound;
        if (from < to) {
            add(span, from, to, before, after);
        } else {
            add(span, to, from, after, before);
        }
    }

    private void add(@Nullable Span span, long from, long to, int plus, int minus) {
        if (from < to) {
            Run run = span == null ? new Run(from, to) : new Run(span.number(from), span.number(to));
            pieces.add(new Piece(span, run, plus, minus));
        }
    }

    /** From one number until before another. */
    record Run(long from, long to) {}

    /**
     * Something that counts for one period, and is to be taken away from another.
     *
     * @param span null means single calls
     * @param run numbers of spans, or microseconds
     * @param plus the period for which it counts, or {@link #NONE}
     * @param minus the period from which it is taken away, or {@link #NONE}
     */
    record Piece(@Nullable Span span, Run run, int plus, int minus) {

        /** No period that is asked for. */
        static final int NONE = -1;
    }
}

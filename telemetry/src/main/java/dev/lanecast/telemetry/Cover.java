package dev.lanecast.telemetry;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Covers stretches of time with as few spans as possible; what is shorter than a quarter of an hour is left over. */
final class Cover {

    private final Map<Span, List<Run>> runs = new EnumMap<>(Span.class);
    private final List<Run> rest = new ArrayList<>();

    /** Covers from one time until before another, in microseconds; stretches come in the order of time. */
    void add(long from, long to) {
        long begin = up(from, Span.QUARTER_HOUR);
        long end = Span.QUARTER_HOUR.begin(Span.QUARTER_HOUR.number(to));
        if (begin >= end) {
            leave(from, to);
            return;
        }
        leave(from, begin);
        cover(begin, end, Span.DAY);
        leave(end, to);
    }

    /** The stretches of spans of one length, by their numbers, the last one not included. */
    Map<Span, List<Run>> runs() {
        return runs;
    }

    /** The stretches that are left over, in microseconds, the end not included. */
    List<Run> rest() {
        return rest;
    }

    private void cover(long from, long to, Span span) {
        if (from >= to) {
            return;
        }
        long begin = up(from, span);
        long end = span.begin(span.number(to));
        if (begin >= end) {
            cover(from, to, shorter(span));
            return;
        }
        if (from < begin) {
            cover(from, begin, shorter(span));
        }
        append(runs.computeIfAbsent(span, absent -> new ArrayList<>()), span.number(begin), span.number(end));
        if (end < to) {
            cover(end, to, shorter(span));
        }
    }

    private void leave(long from, long to) {
        if (from < to) {
            append(rest, from, to);
        }
    }

    private static void append(List<Run> runs, long from, long to) {
        int last = runs.size() - 1;
        if (last >= 0 && runs.get(last).to == from) {
            runs.set(last, new Run(runs.get(last).from, to));
        } else {
            runs.add(new Run(from, to));
        }
    }

    private static Span shorter(Span span) {
        return Span.values()[span.ordinal() + 1];
    }

    private static long up(long time, Span span) {
        return span.begin(span.number(time + span.micros() - 1));
    }

    /** From one number until before another. */
    record Run(long from, long to) {}
}

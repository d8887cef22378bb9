package dev.lanecast.cli.bench;

import java.util.Arrays;

/** Measured values, at least one. Immutable. */
public final class Sample {

    private final double[] sorted;

    private Sample(double[] sorted) {
        this.sorted = sorted;
    }

    /**
     * Takes values in any order.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Sample of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("A sample needs at least one value");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Sample(sorted);
    }

    /** How many values there are. */
    public int count() {
        return sorted.length;
    }

    /** The middle value; of an even number the lower one. */
    public double median() {
        return percentile(50);
    }

    /**
     * The smallest value that so many per cent of all do not exceed (nearest rank).
     *
     * @param percent above 0, at most 100
     */
    public double percentile(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }

    /** The largest value. */
    public double max() {
        return sorted[sorted.length - 1];
    }
}

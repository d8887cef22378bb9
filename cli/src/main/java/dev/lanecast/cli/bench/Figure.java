package dev.lanecast.cli.bench;

import org.jspecify.annotations.Nullable;

/**
 * What was measured.
 *
 * @param name for people
 * @param unit of the values, such as {@code ms}
 * @param sample one value or many
 * @param baseline the bare minimum, measured in the same run; null where there is none
 */
public record Figure(
        String name, String unit, Sample sample, @Nullable Sample baseline) {

    static Figure of(String name, String unit, double value) {
        return new Figure(name, unit, Sample.of(value), null);
    }

    /** How many times the median of the baseline; null where there is none. */
    public @Nullable Double ratio() {
        return baseline == null ? null : sample.median() / baseline.median();
    }
}

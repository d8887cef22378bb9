package dev.lanecast.core.telemetry;

import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one call costs.
 *
 * @param micros micro-dollars, not negative
 * @param source who says so
 * @param priceVersion which price list it was computed with; null unless computed
 */
public record CallCost(long micros, Source source, @Nullable String priceVersion) {

    private static final Comparator<CallCost> BEST_FIRST = Comparator.comparing(CallCost::source)
            .thenComparing(Comparator.comparingLong(CallCost::micros).reversed())
            .thenComparing(CallCost::priceVersion, Comparator.nullsFirst(Comparator.reverseOrder()));

    public CallCost {
        if (micros < 0) {
            throw new IllegalArgumentException("A cost must not be negative, but is [" + micros + "]");
        }
    }

    /** Who says what a call costs, the more trusted first. */
    public enum Source {
        /** The caller. */
        REPORTED,
        /** A transcript. */
        TRANSCRIPT,
        /** A price list. */
        COMPUTED;

        /** The name on the wire, such as {@code reported}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** As the caller reports it. */
    public static CallCost reported(long micros) {
        return new CallCost(micros, Source.REPORTED, null);
    }

    /** From a price list. */
    public static CallCost computed(long micros, String priceVersion) {
        return new CallCost(micros, Source.COMPUTED, priceVersion);
    }

    /** The more trusted of two; of two that are as trusted, the greater. */
    static @Nullable CallCost better(@Nullable CallCost one, @Nullable CallCost other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return BEST_FIRST.compare(one, other) <= 0 ? one : other;
    }
}

package dev.lanecast.core.telemetry;

import org.jspecify.annotations.Nullable;

/** The smaller of two values, so that it does not matter which one came first. */
final class First {

    private First() {}

    static <T extends Comparable<? super T>> T of(T one, T other) {
        return one == other || one.compareTo(other) <= 0 ? one : other;
    }

    /** The one that is known; the smaller if both are. */
    static <T extends Comparable<? super T>> @Nullable T known(@Nullable T one, @Nullable T other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return of(one, other);
    }
}

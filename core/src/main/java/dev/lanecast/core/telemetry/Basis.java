package dev.lanecast.core.telemetry;

import org.jspecify.annotations.Nullable;

/** How it is known who made a call or for which project, the better before the worse. */
public enum Basis {
    /** Somebody said so. */
    TOLD,

    /** The program that made the call, or the directory it ran in, goes by that name. */
    ASSUMED,

    /** It is that of the task which was found for the call. */
    FOUND;

    /** The one with the better basis of two names; of two with the same, the smaller. */
    static Name better(@Nullable String one, Basis basis, @Nullable String other, Basis otherBasis) {
        boolean first = one != null && other != null && basis != otherBasis
                ? basis.compareTo(otherBasis) < 0
                : one != null && (other == null || one.compareTo(other) <= 0);
        return first ? new Name(one, basis) : new Name(other, otherBasis);
    }

    /** A name, or null, and how it is known. */
    record Name(@Nullable String text, Basis basis) {}
}

package dev.lanecast.telemetry.otlp;

import dev.lanecast.core.wire.InvocationRecord.RefusedException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers of attributes, which may come as numbers or as text. */
final class Numbers {

    private static final int MAX_LENGTH = 40;

    private Numbers() {}

    /**
     * The number, or null without a text.
     *
     * @param field what to name if it is none
     */
    static @Nullable BigDecimal read(@Nullable String text, String field) throws RefusedException {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            BigDecimal number = text.length() > MAX_LENGTH ? null : new BigDecimal(text.strip());
            if (number != null && Math.abs(number.scale()) <= MAX_LENGTH) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The message below says it better.
        }
        throw new RefusedException(field, "[" + field + "] must come from a number, but is [" + shown(text) + "]");
    }

    /** A whole number from 0 to 2147483647; 0 without a text. */
    static long count(@Nullable String text, String field) throws RefusedException {
        BigDecimal number = read(text, field);
        if (number == null) {
            return 0;
        }
        try {
            long count = number.longValueExact();
            if (count >= 0 && count <= Integer.MAX_VALUE) {
                return count;
            }
        } catch (ArithmeticException e) {
            // The message below says it better.
        }
        throw new RefusedException(
                field, "[" + field + "] must come from a whole number from 0 to 2147483647, but is [" + number + "]");
    }

    private static String shown(String text) {
        return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "..." : text;
    }
}

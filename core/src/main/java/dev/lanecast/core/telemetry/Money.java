package dev.lanecast.core.telemetry;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Converts between micro-dollars, in which Lanecast counts, and dollars, in which people read. */
public final class Money {

    private static final int MICRO_DIGITS = 6;

    private Money() {}

    /** Dollars for micro-dollars, without trailing zeros. */
    public static BigDecimal usd(long micros) {
        BigDecimal plain = BigDecimal.valueOf(micros, MICRO_DIGITS).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    /**
     * Micro-dollars for dollars, rounded half up.
     *
     * @throws ArithmeticException if it does not fit a long
     */
    public static long micros(BigDecimal usd) {
        return usd.movePointRight(MICRO_DIGITS)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}

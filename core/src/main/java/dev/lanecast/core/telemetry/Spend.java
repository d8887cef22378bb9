package dev.lanecast.core.telemetry;

import java.math.BigDecimal;

/**
 * What a set of model calls used.
 *
 * @param micros micro-dollars of those that have a price
 * @param tokens all tokens
 * @param unpriced how many calls have no price
 */
public record Spend(long micros, long tokens, long unpriced) {

    /** No calls. */
    public static final Spend NONE = new Spend(0, 0, 0);

    /** Whether nothing is known of what the calls cost, which is not the same as nothing. */
    public boolean isUnpriced() {
        return micros == 0 && unpriced > 0;
    }

    /** Dollars. */
    public BigDecimal usd() {
        return Money.usd(micros);
    }

    /** Both together. */
    public Spend plus(Spend other) {
        return new Spend(micros + other.micros, tokens + other.tokens, unpriced + other.unpriced);
    }
}

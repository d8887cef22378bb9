package dev.lanecast.core.price;

import dev.lanecast.core.telemetry.ModelName;
import dev.lanecast.core.telemetry.Tokens;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the tokens of a model cost from a day on, in micro-dollars for a million of them.
 *
 * @param provider who serves the model, under any of its names, of which one is kept; {@code *} means anybody
 * @param model its name, in which {@code *} stands for anything; for which calls that is, {@link ModelName} says
 * @param from the first day in UTC; null means ever since
 * @param above only for prompts of more tokens than that, cache included
 * @param input for each token read
 * @param output for each token written
 * @param cacheRead for each token read from a cache
 * @param cacheWrite for each token written to a cache for minutes
 * @param cacheWriteHour for each token written to a cache for an hour
 * @param batch how many times as much a call in a batch costs; null means that there is no such price
 * @param fast the same for a call that is served with priority
 */
public record Price(
        String provider,
        String model,
        @Nullable LocalDate from,
        long above,
        long input,
        long output,
        long cacheRead,
        long cacheWrite,
        long cacheWriteHour,
        @Nullable BigDecimal batch,
        @Nullable BigDecimal fast) {

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    public Price {
        provider = ProviderName.plain(provider);
    }

    /** The price of a call in micro-dollars, rounded once, half up; null if there is none for its tier. */
    @Nullable
    Long of(Tokens tokens, @Nullable String tier) {
        BigDecimal factor = factor(tier);
        if (factor == null) {
            return null;
        }
        return times(tokens.prompt(), input)
                .add(times(tokens.completion(), output))
                .add(times(tokens.cacheRead(), cacheRead))
                .add(times(tokens.cacheWrite() - tokens.cacheWriteHour(), cacheWrite))
                .add(times(tokens.cacheWriteHour(), cacheWriteHour))
                .multiply(factor)
                .divide(MILLION, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private @Nullable BigDecimal factor(@Nullable String tier) {
        return switch (tier == null ? "" : tier.toLowerCase(Locale.ROOT)) {
            case "", "standard", "normal", "default", "auto" -> BigDecimal.ONE;
            case "batch", "flex" -> batch;
            case "fast", "priority" -> fast;
            default -> null;
        };
    }

    private static BigDecimal times(long tokens, long price) {
        return BigDecimal.valueOf(tokens).multiply(BigDecimal.valueOf(price));
    }
}

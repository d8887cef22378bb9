package dev.lanecast.core.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.telemetry.CallCost;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Tokens;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Tokens EACH_KIND = new Tokens(1_000_000, 1_000_000, 1_000_000, 2_000_000, 1_000_000);

    private final Prices prices = Prices.builtIn();

    @ParameterizedTest
    @CsvSource({
        "anthropic, claude-opus-4-5-20251101, 46.75",
        "anthropic, claude-fable-5-1, 92.75",
        "anthropic, claude-sonnet-4.5, 28.05",
        "aws.bedrock, us.anthropic.claude-sonnet-4-5-20250929-v1:0, 28.05",
        "gcp.vertex_ai, claude-sonnet-4-5@20250929, 28.05",
        ", anthropic/claude-sonnet-4-5, 28.05",
        "Anthropic, Claude-Sonnet-4-5-latest, 28.05"
    })
    void knowsModelsUnderTheirNames(@Nullable String provider, String model, BigDecimal usd) {
        Invocation call = call(provider, model, EACH_KIND, null);
        assertThat(prices.price(call)).isEqualTo(usd.movePointRight(6).longValueExact());
    }

    @ParameterizedTest
    @CsvSource({"anthropic, some-model", "openai, claude-opus-4-5", "anthropic, claude-opus-4-5-turbo", "anthropic,"})
    void whatIsNotOnTheListHasNoPrice(String provider, @Nullable String model) {
        assertThat(prices.price(call(provider, model, EACH_KIND, null))).isNull();
    }

    @Test
    void longPromptsHaveTheirOwnPrice() {
        assertThat(prices.price(call("openai", "gpt-5.4", new Tokens(72_000, 1_000, 200_000, 0), null)))
                .isEqualTo(180_000 + 15_000 + 50_000);
        assertThat(prices.price(call("openai", "gpt-5.4", new Tokens(72_001, 1_000, 200_000, 0), null)))
                .isEqualTo(360_005 + 22_500 + 100_000);
    }

    @Test
    void tiersHaveTheirOwnPriceOrNone() {
        Tokens tokens = new Tokens(1_000, 0, 0, 0);
        assertThat(prices.price(call("openai", "gpt-5.5", tokens, "priority"))).isEqualTo(12_500);
        assertThat(prices.price(call("openai", "gpt-5.5", tokens, "batch"))).isEqualTo(2_500);
        assertThat(prices.price(call("openai", "gpt-5.5", tokens, "standard"))).isEqualTo(5_000);
        assertThat(prices.price(call("anthropic", "claude-sonnet-4-5", tokens, "fast")))
                .isNull();
        assertThat(prices.price(call("openai", "gpt-5.5", tokens, "unheard-of")))
                .isNull();
    }

    @Test
    void pricesHaveAFirstDay() {
        Tokens tokens = new Tokens(0, 0, 1_000_000, 0);
        Invocation before = call("anthropic", "claude-sonnet-5-5", tokens, null).toBuilder()
                .timestamp(Instant.parse("2026-10-06T23:59:59Z"))
                .build();
        Invocation after = before.toBuilder()
                .timestamp(Instant.parse("2026-10-07T00:00:00Z"))
                .build();
        assertThat(prices.price(before)).isEqualTo(200_000);
        assertThat(prices.price(after)).isEqualTo(100_000);
    }

    @Test
    void roundsOnceForTheWholeCall() {
        Price third = own("m", 333_333, 333_333);
        Prices withOwn = prices.with(List.of(third));
        assertThat(withOwn.price(call(null, "m", new Tokens(1, 1, 0, 0), null))).isEqualTo(1);
        assertThat(withOwn.price(call(null, "m", new Tokens(1, 0, 0, 0), null))).isZero();
        assertThat(withOwn.price(call(null, "m", new Tokens(Integer.MAX_VALUE, Integer.MAX_VALUE, 0, 0), null)))
                .isEqualTo(1_431_654_333L);
    }

    @Test
    void ownPricesComeFirst() {
        Prices withOwn = prices.with(List.of(own("gpt-*", 1_000_000, 0), own("gpt-5", 2_000_000, 0)));
        Tokens tokens = new Tokens(10, 0, 0, 0);
        assertThat(withOwn.price(call("openai", "gpt-5", tokens, null))).isEqualTo(20);
        assertThat(withOwn.price(call("openai", "gpt-9", tokens, null))).isEqualTo(10);
        assertThat(withOwn.price(call("anthropic", "claude-opus-4-5", tokens, null)))
                .isEqualTo(50);
        assertThat(withOwn.version()).startsWith(prices.version()).isNotEqualTo(prices.version());
    }

    @Test
    void settlesOnlyWhatNobodyReported() {
        Invocation unpriced = call("openai", "gpt-5", new Tokens(1_000, 0, 0, 0), null);
        Invocation priced = unpriced.toBuilder()
                .cost(CallCost.computed(1_250, prices.version()))
                .build();
        Invocation stale =
                unpriced.toBuilder().cost(CallCost.computed(7, "old")).build();
        Invocation reported = unpriced.toBuilder().reportedMicros(7L).build();
        Invocation unknown = stale.toBuilder().modelName("unknown").build();

        assertThat(prices.settle(unpriced)).isEqualTo(priced);
        assertThat(prices.settle(stale)).isEqualTo(priced);
        assertThat(prices.settle(priced)).isSameAs(priced);
        assertThat(prices.settle(reported)).isSameAs(reported);
        assertThat(prices.settle(unknown).cost()).isNull();
    }

    @Test
    void saysWhatTheCacheSaved() {
        assertThat(prices.saved("claude-opus-4-5", new Tokens(0, 0, 1_000_000, 0), NOW))
                .isEqualTo(4_500_000);
        assertThat(prices.saved("claude-opus-4-5", new Tokens(0, 0, 0, 1_000_000), NOW))
                .isEqualTo(-1_250_000);
        assertThat(prices.saved("unknown", EACH_KIND, NOW)).isNull();
    }

    @Test
    void theListSaysOfWhichDayItIs() {
        PriceTable table = PriceTable.builtIn();
        assertThat(LocalDate.parse(table.version())).isAfter("2026-01-01");
        assertThat(table.prices()).hasSizeGreaterThan(40).allSatisfy(price -> {
            assertThat(price.output()).as(price.model()).isGreaterThan(price.input());
            assertThat(price.cacheRead()).as(price.model()).isLessThanOrEqualTo(price.input());
            assertThat(ModelName.plain(price.model())).isEqualTo(price.model());
        });
    }

    private static Price own(String model, long input, long output) {
        return new Price("*", model, null, 0, input, output, input, input, input, null, null);
    }

    private static Invocation call(
            @Nullable String provider, @Nullable String model, Tokens tokens, @Nullable String tier) {
        return Invocation.at(NOW)
                .provider(provider)
                .modelName(model)
                .tokens(tokens)
                .serviceTier(tier)
                .build();
    }
}

package dev.lanecast.core.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.telemetry.CallCost;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Invocation.Channel;
import dev.lanecast.core.telemetry.Invocation.Status;
import dev.lanecast.core.telemetry.Tokens;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Tokens EACH_KIND = new Tokens(40_000, 40_000, 40_000, 80_000, 40_000);

    private final Prices prices = Prices.builtIn();

    @ParameterizedTest
    @CsvSource({
        "anthropic, claude-opus-4-5-20251101, 1.87",
        "anthropic, claude-fable-5-1, 3.71",
        "anthropic, claude-sonnet-4.5, 1.122",
        "aws.bedrock, us.anthropic.claude-sonnet-4-5-20250929-v1:0, 1.122",
        "gcp.vertex_ai, claude-sonnet-4-5@20250929, 1.122",
        ", anthropic/claude-sonnet-4-5, 1.122",
        "Anthropic, Claude-Sonnet-4-5-latest, 1.122",
        "anthropic, claude-opus-5-5[1m], 1.488",
        "aws.bedrock, global.anthropic.claude-opus-4-6-v1[1m], 1.87",
        "gcp.vertex_ai, claude-opus-5@default, 1.87",
        "gcp.vertex_ai, claude-3-5-sonnet-v2@20241022, 1.122",
        "aws.bedrock, anthropic.claude-3-5-sonnet-20241022-v2:0, 1.122",
        "openai, gpt-4o, 0.75",
        "openai, gpt-4o-2024-08-06, 0.75",
        "openai, gpt-4o-2024-05-13, 1.4",
        ", openai/gpt-4o-2024-05-13, 1.4",
        "google, gemini-3.1-pro-preview, 0.728",
        "xai, grok-code-fast-1, 0.0848",
        "mistral, devstral-latest, 0.1296",
        "moonshotai, kimi-k2-0905-preview, 0.178",
        "z.ai, glm-4.6, 0.1644",
        ", z-ai/glm-4.6, 0.1644"
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

    @ParameterizedTest
    @CsvSource({
        "claude-sonnet-4-5, 200000, 600000, 1200006",
        "claude-haiku-5-5, 100000, 10000, 50001",
        "gpt-6.2-sol, 272000, 544000, 1088004",
        "gemini-3.1-pro, 200000, 400000, 800004",
        "grok-4.6, 199999, 399998, 800000"
    })
    void longPromptsBeginWithTheNextToken(String model, long most, long micros, long microsWithOneMore) {
        assertThat(prices.price(call(null, model, new Tokens(most, 0, 0, 0), null)))
                .isEqualTo(micros);
        assertThat(prices.price(call(null, model, new Tokens(most + 1, 0, 0, 0), null)))
                .isEqualTo(microsWithOneMore);
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
        assertThat(prices.price(call("openai", "gpt-5.3-codex", tokens, "flex")))
                .isNull();
    }

    @Test
    void tiersOfLongPromptsHaveTheirOwnPriceOrNone() {
        Tokens tokens = new Tokens(300_000, 0, 0, 0);
        assertThat(prices.price(call("openai", "gpt-6-sol", tokens, "priority")))
                .isEqualTo(2_400_000);
        assertThat(prices.price(call("openai", "gpt-6-sol", tokens, "flex"))).isEqualTo(600_000);
        assertThat(prices.price(call("openai", "gpt-5.5", tokens, "priority"))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "claude-sonnet-5-5, 0, 100000, 2026-10-07, 20000, 10000",
        "claude-opus-4-6, 300000, 0, 2026-03-13, 3000000, 1500000",
        "gpt-5.6-sol, 10000, 0, 2026-08-21, 50000, 40000",
        "gpt-5.6-sol, 300000, 0, 2026-08-21, 3000000, 2400000",
        "gpt-5.6-luna, 10000, 0, 2026-07-30, 10000, 2000",
        "gemini-3.8-flash, 10000, 0, 2027-01-01, 7500, 15000"
    })
    void pricesHaveAFirstDay(String model, long prompt, long cacheRead, LocalDate first, long before, long since) {
        Instant midnight = first.atStartOfDay(ZoneOffset.UTC).toInstant();
        Invocation call = call(null, model, new Tokens(prompt, 0, cacheRead, 0), null);
        assertThat(prices.price(
                        call.toBuilder().timestamp(midnight.minusSeconds(1)).build()))
                .isEqualTo(before);
        assertThat(prices.price(call.toBuilder().timestamp(midnight).build())).isEqualTo(since);
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

    @ParameterizedTest
    @CsvSource({
        "OpenAI, openai, gpt-5",
        "openai, OPENAI, gpt-5",
        "' Google', gemini, gemini-2.5-pro",
        "XAI, x_ai, grok-4.6"
    })
    void ownPricesAreForTheirProviderHoweverItsNameIsWritten(String priced, String called, String model) {
        Prices withOwn = prices.with(List.of(own(priced, model, 100_000_000, 0)));
        assertThat(withOwn.price(call(called, model, new Tokens(10, 0, 0, 0), null)))
                .isEqualTo(1_000);
        assertThat(withOwn.price(call("zai", model, new Tokens(10, 0, 0, 0), null)))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "aws.bedrock, 7",
        "Bedrock, 7",
        "gcp.vertex_ai, 9",
        "vertex, 9",
        "vertex_ai, 9",
        "azure, 8",
        "azure.ai.openai, 8",
        "azure.ai.inference, 8",
        "anthropic, 8",
        ", 8"
    })
    void theOwnPriceOfAResellerIsForItAloneAndComesBeforeListPrices(@Nullable String provider, long dollars) {
        Prices withOwn = prices.with(List.of(
                own("anthropic", "claude-opus-4-5", 8_000_000, 0),
                own("bedrock", "claude-opus-4-5*", 7_000_000, 0),
                own("vertex_ai", "claude-opus-4-5*", 9_000_000, 0)));
        assertThat(withOwn.price(call(provider, "claude-opus-4-5-20251101", new Tokens(1_000_000, 0, 0, 0), null)))
                .isEqualTo(dollars * 1_000_000);
    }

    @Test
    void aResellerWithoutAPriceOfItsOwnTakesTheListPrice() {
        Prices withOwn = prices.with(List.of(own("aws.bedrock", "claude-opus-4-5", 7_000_000, 0)));
        Tokens million = new Tokens(1_000_000, 0, 0, 0);
        assertThat(withOwn.price(call("azure", "claude-opus-4-5", million, null)))
                .isEqualTo(5_000_000);
        assertThat(withOwn.price(call("aws.bedrock", "claude-opus-4-1", million, null)))
                .isEqualTo(15_000_000);
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-5-2025-08-07, 20",
        "openai/gpt-5-2025-08-07, 20",
        "gpt-5@2025-08-07, 20",
        "gpt-5-v1@2025-08-07, 20",
        "gpt-5-2025-08-07-v1:0, 20",
        "gpt-5-2025-08-08, 10",
        "gpt-5, 10"
    })
    void thePriceOfADatedNameWinsOverThatOfThePlainOne(String model, long micros) {
        Prices withOwn = prices.with(List.of(own("gpt-5", 1_000_000, 0), own("gpt-5-2025-08-07", 2_000_000, 0)));
        assertThat(withOwn.price(call("openai", model, new Tokens(10, 0, 0, 0), null)))
                .isEqualTo(micros);
    }

    @Test
    void aNameThatEndsLikeARevisionIsKnownWithADateToo() {
        Prices withOwn = prices.with(List.of(own("deepseek-v3", 1_000_000, 0)));
        for (String model : List.of("deepseek-v3", "deepseek/deepseek-v3", "deepseek-v3-20250324")) {
            assertThat(withOwn.price(call(null, model, new Tokens(10, 0, 0, 0), null)))
                    .as(model)
                    .isEqualTo(10);
        }
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
        assertThat(prices.settle(priced)).isSameAs(priced);
        assertThat(prices.settle(stale)).isSameAs(stale);
        assertThat(prices.settle(reported)).isSameAs(reported);

        assertThat(prices.reprice(unpriced)).isEqualTo(priced);
        assertThat(prices.reprice(stale)).isEqualTo(priced);
        assertThat(prices.reprice(priced)).isSameAs(priced);
        assertThat(prices.reprice(reported)).isSameAs(reported);
        assertThat(prices.reprice(unknown).cost()).isNull();
    }

    @Test
    void takesWhatClaudeCodeWritesToACacheAsKeptForAnHourUnlessItIsTold() {
        Invocation span = call("anthropic", "claude-opus-4-5", new Tokens(0, 0, 0, 1_000_000), null).toBuilder()
                .toolName("claude-code")
                .channels(Set.of(Channel.SPAN))
                .build();
        assertThat(prices.price(span)).isEqualTo(10_000_000);
        assertThat(prices.price(span.toBuilder()
                        .channels(Set.of(Channel.SPAN, Channel.TRANSCRIPT))
                        .build()))
                .isEqualTo(6_250_000);
        assertThat(prices.price(span.toBuilder().toolName("desk").build())).isEqualTo(6_250_000);
    }

    @Test
    void aCallThatFailedWithoutTokensCostsNothingAndIsNotUnpriced() {
        Invocation failed = call("openai", null, Tokens.NONE, null).toBuilder()
                .status(Status.ERROR)
                .build();
        assertThat(prices.settle(failed).costMicros()).isZero();
        assertThat(prices.settle(failed.toBuilder().status(Status.TIMEOUT).build())
                        .costMicros())
                .isZero();
        assertThat(prices.settle(failed.toBuilder().status(Status.SUCCESS).build())
                        .cost())
                .isNull();
        assertThat(prices.settle(failed.toBuilder()
                                .tokens(new Tokens(1, 0, 0, 0))
                                .build())
                        .cost())
                .isNull();
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
            assertThat(price.model()).matches("[a-z0-9.-]+");
        });
    }

    @Test
    void noTwoPricesAreForTheSameCalls() {
        assertThat(PriceTable.builtIn().prices())
                .extracting(
                        price -> List.of(price.provider(), price.model(), String.valueOf(price.from()), price.above()))
                .doesNotHaveDuplicates();
    }

    private static Price own(String model, long input, long output) {
        return own("*", model, input, output);
    }

    private static Price own(String provider, String model, long input, long output) {
        return new Price(provider, model, null, 0, input, output, input, input, input, null, null);
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

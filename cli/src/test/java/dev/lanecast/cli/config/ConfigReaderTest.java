package dev.lanecast.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lanecast.core.error.ConfigurationException;
import dev.lanecast.core.price.Price;
import dev.lanecast.core.task.Lane;
import dev.lanecast.core.task.LaneRole;
import dev.lanecast.core.telemetry.BudgetRule;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {

    @Test
    void readsEverything() {
        Config config = read("""
                lanes:
                  - {name: todo, role: waiting}
                  - {name: doing, role: active}
                  - {name: done, role: finished}
                stalled_after: PT2H
                keep_calls: P90D
                aliases:
                  claude-code: backend
                budgets:
                  - {name: daily, period: day, limit_usd: 12.50}
                  - {name: opus, period: month, limit_usd: 100, model: claude-opus-4-5}
                prices:
                  - {provider: local, model: llama-*, input: 0, output: 0}
                  - {model: big, from: 2026-01-01, above: 1000, input: 2, output: 4, cache_read: 0.2, cache_write: 2.5,
                     cache_write_hour: 4, batch: 0.5, fast: 2}
                webhook:
                  url: https://example.org/hook
                  secret: s3cret
                """);
        assertThat(config.lanes().all())
                .containsExactly(
                        new Lane("todo", 0, LaneRole.WAITING),
                        new Lane("doing", 1, LaneRole.ACTIVE),
                        new Lane("done", 2, LaneRole.FINISHED));
        assertThat(config.stalledAfter()).isEqualTo(Duration.ofHours(2));
        assertThat(config.keepCalls()).isEqualTo(Duration.ofDays(90));
        assertThat(config.aliases()).isEqualTo(Map.of("claude-code", "backend"));
        assertThat(config.budgets())
                .containsExactly(
                        new BudgetRule("daily", BudgetRule.Period.DAY, 12_500_000, null, null),
                        new BudgetRule("opus", BudgetRule.Period.MONTH, 100_000_000, null, "claude-opus-4-5"));
        assertThat(config.ownPrices())
                .containsExactly(
                        new Price("local", "llama-*", null, 0, 0, 0, 0, 0, 0, null, null),
                        new Price(
                                "*",
                                "big",
                                LocalDate.parse("2026-01-01"),
                                1_000,
                                2_000_000,
                                4_000_000,
                                200_000,
                                2_500_000,
                                4_000_000,
                                new BigDecimal("0.5"),
                                new BigDecimal("2")));
        assertThat(config.webhook()).isEqualTo(new Config.Hook(URI.create("https://example.org/hook"), "s3cret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "{}"})
    void sayingNothingMeansTheDefaults(String text) {
        assertThat(read(text)).isEqualTo(Config.DEFAULTS);
    }

    @Test
    void namesAllFaultsAtOnceWithTheirPlace() {
        assertThatThrownBy(() -> read("""
                        budget:
                          - {name: daily}
                        stalled_after: soon
                        budgets:
                          - {name: daily, perod: day, limit_usd: -1}
                        """))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "The configuration [lanecast.yaml] has faults:"
                                + " line 1, column 1: unknown key [budget]; did you mean [budgets]?;"
                                + " line 3, column 16: [stalled_after] must be a time such as 90s, 30m, 2h or 1d, but is [soon];"
                                + " line 5, column 5: [period] is missing here;"
                                + " line 5, column 19: unknown key [perod]; did you mean [period]?;"
                                + " line 5, column 42: [limit_usd] must be an amount of US dollars from 0 to 1000000 with at most six decimals, but is [-1]");
    }

    @Test
    void aKeyThatIsThereTwiceHidesNoFaultOfItsFirstValue() {
        assertThatThrownBy(() -> read("""
                        budgets:
                          - {name: daily, perod: day}
                        stalled_after: soon
                        webhook: {url: 'ftp://x/'}
                        aliases: {a: [b]}
                        budgets:
                          - {name: monthly, period: month, limit_usd: 1}
                        stalled_after: 1h
                        webhook: {url: 'http://x/'}
                        aliases: {a: b}
                        """))
                .hasMessageContainingAll(
                        "line 2, column 5: [period] is missing here",
                        "line 2, column 5: [limit_usd] is missing here",
                        "line 2, column 19: unknown key [perod]",
                        "line 3, column 16: [stalled_after] must be a time",
                        "line 4, column 16: [url] must be an http or https address",
                        "line 5, column 14: the alias [a] must be the name of an agent",
                        "line 6, column 1: [budgets] is there twice",
                        "line 8, column 1: [stalled_after] is there twice",
                        "line 9, column 1: [webhook] is there twice",
                        "line 10, column 1: [aliases] is there twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lanes|role: active", "budgets|period: day, limit_usd: 1"})
    void twoOfOneNameAreAFaultOfTheSecond(String text) {
        String list = text.substring(0, text.indexOf('|'));
        String rest = text.substring(list.length() + 1);
        assertThatThrownBy(() -> read("""
                        %s:
                          - {name: inbox, %s}
                          - {name: other, %s}
                          - {name: inbox, %s}
                        """.formatted(list, rest, rest, rest)))
                .hasMessage("The configuration [lanecast.yaml] has faults: line 4, column 5:"
                        + " there is another [inbox] before; give this one another name");
    }

    @Test
    void budgetsOfTwoPeriodsMayHaveOneName() {
        assertThat(read("""
                        budgets:
                          - {name: team, period: day, limit_usd: 1}
                          - {name: team, period: month, limit_usd: 9}
                        """).budgets()).hasSize(2);
    }

    @Test
    void aFaultHidesNoOtherOfTheSameEntry() {
        assertThatThrownBy(() -> read("""
                        budgets:
                          - {name: daily, limit_usd: 1, agent: [x]}
                        webhook: {url: [x], secret: [y]}
                        """))
                .hasMessage("The configuration [lanecast.yaml] has faults:"
                        + " line 2, column 5: [period] is missing here;"
                        + " line 2, column 40: [agent] must be a text, but is [];"
                        + " line 3, column 16: [url] must be an http or https address with a port up to 65535, but is [];"
                        + " line 3, column 29: [secret] must be a text, but is []");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lanes: x | [lanes] must be a list",
                "lanes: [a] | [an entry of lanes] must be a map",
                "lanes: [{name: a/b, role: active}] | A lane is one directory name",
                "lanes: [{name: a, role: idle}] | [role] must be one of [waiting, active, finished], but is [idle]",
                "lanes: [] | line 1, column 8: [lanes] is empty; name one or more, or leave it out",
                "budgets: [{name: a, period: day, limit_usd: 0.0000001}] | from 0 to 1000000 with at most six decimals, but is [0.0000001]",
                "budgets: [{name: a, period: day, limit_usd: 0}] | must be above 0",
                "budgets: [{name: a, period: day, limit_usd: 1, agent: b, model: c}] | but not for both",
                "prices: [{model: m, input: 1}] | [output] is missing here",
                "prices: [{model: m, input: 1, output: 1, above: -1}] | [above] must be a whole number of tokens",
                "prices: [{model: m, input: 1, output: 1e999, batch: x}] | [batch] must be a number from 0 to 100",
                "webhook: {url: 'ftp://x/'} | [url] must be an http or https address",
                "webhook: {url: 'http://127.0.0.1:99999'} | line 1, column 16: [url] must be an http or https address with a port up to 65535, but is [http://127.0.0.1:99999]",
                "webhook: {url: 'http://127.0.0.1:0/'} | [url] must be an http or https address",
                "aliases: {a: [b]} | the alias [a] must be the name of an agent",
                "aliases: [b] | [aliases] must be a map",
                "zzzzzzzzzz: 1 | the keys here are [lanes",
                "{stalled_after: 1h, stalled_after: 2h} | [stalled_after] is there twice",
                "[ | is no YAML: line",
                "just text | [the file] must be a map"
            })
    void saysWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(message);
    }

    private static Config read(String text) {
        return ConfigReader.read("lanecast.yaml", text, Duration::parse);
    }
}

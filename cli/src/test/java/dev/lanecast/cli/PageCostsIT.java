package dev.lanecast.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What model calls cost, in the ticker and in the view of its own. */
@Timeout(240)
@EnabledIfSystemProperty(named = "lanecast.long", matches = "|true")
class PageCostsIT {

    private static final String CONFIG = """
            budgets:
              - {name: Harbour, period: day, limit_usd: 5}
              - {name: Fleet, period: month, limit_usd: 12}
              - {name: Town, period: month, limit_usd: 1000}
            """;

    private static final String CALL =
            "{\"model_name\":\"%s\",\"agent_name\":\"%s\",\"task_id\":\"%s\",\"prompt_tokens\":1000,\"completion_tokens\":200,"
                    + "\"cache_read_tokens\":3000,\"cache_write_tokens\":50,\"cost_usd\":%s,\"latency_ms\":900,\"status\":\"%s\"}";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    static final BoardServer SERVER = new BoardServer(CONFIG);

    private BoardTab tab;

    @BeforeAll
    static void writeCalls() throws Exception {
        SERVER.write("assigned/codex/crane.yaml", "id: crane\ntitle: Oil the crane\n");
        SERVER.record(CALL.formatted("gpt-5", "codex", "crane", "7.5", "success"));
        SERVER.record(CALL.formatted("claude-opus-4-5", "zoe", "pier", "2", "success"));
        SERVER.record(CALL.formatted("claude-opus-4-5", "codex", "pier", "0.5", "error"));
        SERVER.record("{\"model_name\":\"unheard-of\",\"agent_name\":\"ann\",\"prompt_tokens\":10}");
    }

    @BeforeEach
    void openTheCosts() {
        tab = BoardTab.open(CHROMIUM, SERVER, "?view=costs");
        assertThat(table("Models")).containsText("gpt-5");
    }

    @AfterEach
    void close() {
        tab.assertFits();
        tab.close();
    }

    @Test
    void theTickerHasSumsAndTheLastHours() throws Exception {
        tab.go("");
        Locator costs = tab.page().getByRole(AriaRole.GROUP, named("Cost"));
        assertThat(costs).containsText("Cost per hour in the last 24 hours, at most $10.00 at");
        Locator bars = costs.locator("svg rect");
        assertThat(bars).hasCount(24);
        assertThat(tab.page().getByTestId("cost-today")).hasText("$10.00+");
        tab.eval("window.bars = document.querySelector('.spend svg')");
        SERVER.record(CALL.formatted("gpt-5", "codex", "crane", "0.000001", "success"));
        tab.eval("fetch('api/costs?by=model')");
        assertThat(tab.page().getByTestId("cost-total")).hasText("$10.00+");
        assertThat(tab.eval("window.bars === document.querySelector('.spend svg')"))
                .isEqualTo(true);
    }

    @Test
    void tokensAreShownByKindAndAddUpAndTheAddressKeepsThat() {
        tab.button("Tokens").click();
        assertThat(heading("Tokens per day by kind")).isVisible();
        Locator kinds = tab.page().getByRole(AriaRole.LIST, named("Colours")).getByRole(AriaRole.LISTITEM);
        assertThat(kinds).containsText(new String[] {"Prompt", "Completion", "Cache read", "Cache write"});
        tab.page().getByLabel("Cumulative").check();
        tab.page().getByText("As a table").click();
        assertThat(table("Tokens per day by kind").getByRole(AriaRole.ROW).last())
                .containsText("9,000");
        assertThat(tab.page()).hasURL(Pattern.compile("[?]view=costs&measure=tokens&cumulative=1$"));

        tab.page().reload();
        assertThat(heading("Tokens per day by kind")).isVisible();
        assertThat(tab.page().getByLabel("Cumulative")).isChecked();
        assertThat(tab.button("Tokens")).hasAttribute("aria-pressed", "true");
        tab.button("Cost").click();
        tab.page().getByLabel("Cumulative").uncheck();
        assertThat(tab.page()).hasURL(Pattern.compile("[?]view=costs$"));
    }

    @Test
    void costIsStackedAsAskedAndTheAddressKeepsThat() {
        for (String split : new String[] {"agent", "tool", "project"}) {
            tab.page().getByRole(AriaRole.COMBOBOX, named("by")).selectOption(split);
            assertThat(heading("Cost per day by " + split)).isVisible();
            assertThat(tab.page()).hasURL(Pattern.compile("[?&]split=" + split));
            tab.page().reload();
            assertThat(heading("Cost per day by " + split)).isVisible();
        }
        tab.button("Hour").click();
        assertThat(heading("Cost per hour by project")).isVisible();
        tab.button("Custom").click();
        assertThat(tab.page()).hasURL(Pattern.compile("from=\\d{4}-\\d\\d-\\d\\d&to=\\d{4}-\\d\\d-\\d\\d"));
    }

    @Test
    void theTrendAsATableSaysWhereCallsHaveNoPrice() {
        tab.page().getByText("As a table").click();
        Locator today =
                table("Cost per day by model").getByRole(AriaRole.ROW).last().getByRole(AriaRole.CELL);
        assertThat(today).hasText(new String[] {"$7.50", "$2.50", "unpriced", "$10.00+"});
    }

    @Test
    void theMonthSaysWhereItGoesAndTheCacheWhatItSaved() {
        Locator tiles = tab.page().locator(".tile");
        assertThat(tiles.filter(has("This month")))
                .containsText(Pattern.compile("at \\$\\d+\\.\\d\\d\\+ a day: \\$\\d+\\.\\d\\d\\+ by the end"));
        assertThat(tiles.filter(has("Cache hit rate"))).containsText(Pattern.compile("saved \\$0\\.0\\d on 9K tokens"));
    }

    @Test
    void modelsAndAgentsHaveTheirShare() {
        assertThat(row("Models", "gpt-5")).containsText("75 %");
        assertThat(row("Models", "claude-opus-4-5")).containsText("25 %");
        assertThat(row("Models", "claude-opus-4-5")).containsText("50 %");
        assertThat(row("Models", "unheard-of")).containsText("unpriced");
        assertThat(row("Agents", "codex")).containsText("80 %");
        assertThat(row("Agents", "zoe")).containsText("20 %");
        assertThat(row("Agents", "ann")).containsText("unpriced");
        assertThat(row("Models", "gpt-5")).containsText(Pattern.compile("\\d{3} ms"));
        assertThat(tab.page().getByText("1 call has no price")).containsText("unheard-of (1)");
        assertThat(row("Most expensive tasks", "Oil the crane")).containsText("$7.50");
        assertThat(row("Most expensive tasks", "pier")).containsText("$2.50");
        Locator share = tab.page().getByRole(AriaRole.IMG, matching("Share of each model"));
        assertThat((Integer) share.evaluate("({ width, height }) => width * height"))
                .isPositive();
    }

    @Test
    void budgetsHaveBarsAndBanners() {
        Locator budgets = tab.page().getByRole(AriaRole.MAIN).getByRole(AriaRole.LIST, within("Budgets"));
        assertThat(budgets.getByRole(AriaRole.LISTITEM).filter(has("Harbour"))).containsText("$10.00+ of $5.00 200 %");
        assertThat(budgets.getByRole(AriaRole.LISTITEM).filter(has("Fleet"))).containsText("83 %");
        assertThat(budgets.getByRole(AriaRole.LISTITEM).filter(has("Town"))).containsText("1 %");
        Object widths = budgets.evaluate(
                "list => [...list.querySelectorAll('.bar-part')].map((bar) => Math.round(bar.getAttribute('width'))).join()");
        assertThat(widths).isEqualTo("100,83,1");

        Locator notices = tab.region("Notices");
        assertThat(notices).containsText("Over budget. 200 % of the day budget “Harbour” is spent: $10.00+ of $5.00.");
        assertThat(notices).containsText("83 % of the month budget “Fleet” is spent: $10.00+ of $12.00.");
        assertThat(notices).not().containsText("Town");
        notices.getByRole(AriaRole.BUTTON, within("Dismiss")).first().click();
        assertThat(notices).not().containsText("Over budget");
    }

    private Locator heading(String name) {
        return tab.page().getByRole(AriaRole.HEADING, named(name));
    }

    private Locator table(String name) {
        return tab.page().getByRole(AriaRole.TABLE, named(name));
    }

    private Locator row(String table, String name) {
        return table(table).getByRole(AriaRole.ROW).filter(has(name));
    }

    private static Locator.FilterOptions has(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Locator.GetByRoleOptions within(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions matching(String name) {
        return new Page.GetByRoleOptions().setName(Pattern.compile(name));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}

package dev.lanecast.cli.config;

import dev.lanecast.core.LanecastBuilder;
import dev.lanecast.core.price.Price;
import dev.lanecast.core.price.Prices;
import dev.lanecast.core.task.Lanes;
import dev.lanecast.core.telemetry.BudgetRule;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code lanecast.yaml} says.
 *
 * @param lanes the lanes of every board
 * @param stalledAfter how long a task may stand unchanged in an active lane
 * @param keepCalls how long single calls are kept; null means for ever
 * @param aliases the agent, for the name under which its calls come
 * @param budgets how much may be spent
 * @param ownPrices prices that come before those that Lanecast knows
 * @param webhook who is told of budgets; null means nobody
 */
public record Config(
        Lanes lanes,
        Duration stalledAfter,
        @Nullable Duration keepCalls,
        Map<String, String> aliases,
        List<BudgetRule> budgets,
        List<Price> ownPrices,
        @Nullable Hook webhook) {

    /** What counts where nothing is said. */
    public static final Config DEFAULTS =
            new Config(Lanes.defaults(), Duration.ofMinutes(30), null, Map.of(), List.of(), List.of(), null);

    /** All prices. */
    public Prices prices() {
        return Prices.builtIn().with(ownPrices);
    }

    /** Hands everything but the webhook to a builder. */
    public LanecastBuilder addTo(LanecastBuilder builder) {
        builder.lanes(lanes)
                .stalledAfter(stalledAfter)
                .aliases(aliases)
                .budgets(budgets)
                .prices(prices());
        return keepCalls == null ? builder : builder.keepCalls(keepCalls);
    }

    /**
     * Where to say that a budget is used up.
     *
     * @param url an HTTP address
     * @param secret with which each message is signed; null means that none is
     */
    public record Hook(URI url, @Nullable String secret) {}
}

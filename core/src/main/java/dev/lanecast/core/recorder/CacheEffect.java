package dev.lanecast.core.recorder;

import dev.lanecast.core.price.Prices;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.CostGroup;
import dev.lanecast.core.telemetry.CostQuery;
import dev.lanecast.core.telemetry.CostQuery.By;
import dev.lanecast.core.telemetry.Tokens;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What caches are good for.
 *
 * @param hitPercent how many of a hundred tokens read came from a cache; null if none were read
 * @param saved micro-dollars at list prices; negative where writing cost more than reading saved
 */
public record CacheEffect(@Nullable Integer hitPercent, long saved) {

    /**
     * Asks a store about the calls that a query is about; blocks.
     *
     * @param at whose prices count
     */
    public static CacheEffect of(TelemetryStore store, CostQuery query, Prices prices, Instant at) {
        CostQuery byModel = CostQuery.by(By.MODEL, query.zone())
                .between(query.from(), query.to())
                .of(query.project())
                .withoutLatencies();
        long read = 0;
        long cached = 0;
        long saved = 0;
        for (CostGroup group : store.costs(byModel).groups()) {
            Tokens tokens = group.usage().tokens();
            Long less = prices.saved(group.key(), tokens, at);
            read += tokens.prompt() + tokens.cacheRead() + tokens.cacheWrite();
            cached += tokens.cacheRead();
            saved += less == null ? 0 : less;
        }
        return new CacheEffect(read == 0 ? null : (int) Math.round(100.0 * cached / read), saved);
    }
}

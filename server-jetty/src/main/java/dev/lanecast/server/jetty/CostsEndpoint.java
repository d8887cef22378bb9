package dev.lanecast.server.jetty;

import dev.lanecast.core.recorder.CacheEffect;
import dev.lanecast.core.recorder.Outlook;
import dev.lanecast.core.spi.LiveBoard;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.CallFilter;
import dev.lanecast.core.telemetry.CostPage;
import dev.lanecast.core.telemetry.CostQuery;
import dev.lanecast.core.telemetry.CostQuery.By;
import dev.lanecast.core.wire.Wire;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** Adds up model calls by what they have in common. */
record CostsEndpoint(LiveBoard board) implements Endpoint {

    private static final int LIMIT = 1_000;
    private static final int MAX_LIMIT = 10_000;

    @Override
    public Answer answer(Call call) throws RefusedException {
        CostQuery query = query(call.query());
        TelemetryStore store = CallQueries.store(board);
        CostPage page = store.costs(query);
        Instant now = board.clock().instant();
        Outlook outlook =
                call.query().flag("month", true) ? Outlook.of(store, now, board.zone(), query.project()) : null;
        CacheEffect cache = call.query().flag("cache", true) ? CacheEffect.of(store, query, board.prices(), now) : null;
        return Answer.ok(out -> {
            out.field("by", query.by().wireName());
            if (query.split() != null) {
                out.field("split", query.split().wireName());
            }
            out.field("time_zone", board.zone().getId());
            Wire.costGroups(page, out);
            if (outlook != null) {
                Wire.outlook(outlook, out);
            }
            if (cache != null) {
                Wire.cacheEffect(cache, out);
            }
        });
    }

    private CostQuery query(Query query) throws RefusedException {
        By by = by("by", named -> true, query).orElse(By.DAY);
        By split = by("split", By::splits, query).orElse(null);
        if (split != null && !by.isTime()) {
            throw RefusedException.parameter(
                    "split", "[split] needs [by] to be day or hour, but it is [" + by.wireName() + "]");
        }
        CallFilter period = CallQueries.period(query, board.zone());
        CostQuery wanted = CostQuery.by(by, board.zone())
                .splitBy(split)
                .between(period.from(), period.to())
                .of(query.text("project").orElse(null))
                .page(query.number("limit", LIMIT, 1, MAX_LIMIT), query.number("cursor", 0, 0, Integer.MAX_VALUE));
        return query.flag("latency", true) ? wanted : wanted.withoutLatencies();
    }

    private static Optional<By> by(String name, Predicate<By> possible, Query query) throws RefusedException {
        Optional<String> text = query.text(name);
        Optional<By> by = text.flatMap(By::of).filter(possible);
        if (text.isPresent() && by.isEmpty()) {
            throw RefusedException.parameter(
                    name, "[" + name + "] must be one of " + By.wireNames(possible) + ", but is [" + text.get() + "]");
        }
        return by;
    }
}

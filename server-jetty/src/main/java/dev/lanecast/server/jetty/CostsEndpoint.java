package dev.lanecast.server.jetty;

import dev.lanecast.core.recorder.CacheEffect;
import dev.lanecast.core.recorder.Outlook;
import dev.lanecast.core.spi.LiveBoard;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.CostPage;
import dev.lanecast.core.telemetry.CostQuery;
import dev.lanecast.core.telemetry.CostQuery.By;
import dev.lanecast.core.wire.Wire;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        By by = by("by", query).orElse(By.DAY);
        By split = by("split", query).orElse(null);
        checkSplit(by, split);
        CostQuery wanted = CostQuery.by(by, board.zone())
                .splitBy(split)
                .between(CallQueries.from(query, board.zone()), CallQueries.to(query, board.zone()))
                .of(query.text("project").orElse(null))
                .page(query.number("limit", LIMIT, 1, MAX_LIMIT), query.number("cursor", 0, 0, Integer.MAX_VALUE));
        return query.flag("latency", true) ? wanted : wanted.withoutLatencies();
    }

    private static Optional<By> by(String name, Query query) throws RefusedException {
        Optional<String> text = query.text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<By> by = By.of(text.get());
        if (by.isEmpty()) {
            throw new RefusedException(
                    400,
                    "bad_parameter",
                    "[" + name + "] must be day, hour, model, agent, task, tool, session or project, but is ["
                            + text.get() + "]",
                    name);
        }
        return by;
    }

    private static void checkSplit(By by, @Nullable By split) throws RefusedException {
        if (split != null && !(by.isTime() && split.splits())) {
            throw new RefusedException(
                    400,
                    "bad_parameter",
                    "[split] must be model, agent, tool or project, and [by] must be day or hour, but they are ["
                            + split.wireName() + "] and [" + by.wireName() + "]",
                    "split");
        }
    }
}

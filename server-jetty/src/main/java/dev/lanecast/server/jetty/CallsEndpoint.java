package dev.lanecast.server.jetty;

import dev.lanecast.core.spi.LiveBoard;
import dev.lanecast.core.telemetry.CallPage;
import dev.lanecast.core.telemetry.CallPage.Place;
import dev.lanecast.core.telemetry.CallQuery;
import dev.lanecast.core.wire.Wire;
import java.util.Optional;

/** Lists single model calls page by page, the newest first. */
record CallsEndpoint(LiveBoard board) implements Endpoint {

    private static final int LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;

    @Override
    public Answer answer(Call call) throws RefusedException {
        CallPage page = CallQueries.store(board).calls(query(call.query()));
        return Answer.ok(out -> {
            out.name("invocations");
            out.startArray();
            page.calls().forEach(one -> Wire.invocation(one, out));
            out.endArray();
            out.field("next", page.next() == null ? null : page.next().text());
        });
    }

    private CallQuery query(Query query) throws RefusedException {
        Optional<String> cursor = query.text("cursor").filter(given -> !given.isEmpty());
        Optional<Place> after = cursor.flatMap(Place::parse);
        if (cursor.isPresent() && after.isEmpty()) {
            throw RefusedException.parameter("cursor", "[cursor] must be the [next] of an earlier answer");
        }
        return new CallQuery(
                CallQueries.filter(query, board.zone()),
                query.number("limit", LIMIT, 1, MAX_LIMIT),
                after.orElse(null));
    }
}

package dev.lanecast.server.jetty;

import dev.lanecast.core.spi.LiveBoard;
import dev.lanecast.core.telemetry.CountedUse;
import dev.lanecast.core.wire.Wire;
import java.util.List;

/** Tells what counters say of sessions of which no single call is known; no total holds it. */
record UsageEndpoint(LiveBoard board) implements Endpoint {

    @Override
    public Answer answer(Call call) throws RefusedException {
        List<CountedUse> uses = CallQueries.store(board).counted();
        return Answer.ok(out -> Wire.counted(uses, out));
    }
}

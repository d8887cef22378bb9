package dev.lanecast.server.jetty;

import dev.lanecast.core.spi.LiveBoard;
import dev.lanecast.core.stream.View;
import dev.lanecast.core.task.Lane;
import dev.lanecast.core.wire.FieldWriter;
import dev.lanecast.core.wire.Wire;

/** Counts tasks and tells the totals of costs. */
record StatsEndpoint(LiveBoard board) implements Endpoint {

    @Override
    public Answer answer(Call call) {
        View view = board.settled();
        return Answer.ok(out -> {
            out.name("tasks");
            tasks(view, out);
            out.name("costs");
            Wire.costs(view.costs().costs(), out);
            out.field("timestamp", board.clock().instant());
        });
    }

    private void tasks(View view, FieldWriter out) {
        out.startObject();
        for (String lane : Grouping.NAMED) {
            out.field(lane, view.counts().getOrDefault(lane, 0));
        }
        out.field("total", view.tasks().size());
        out.name("lanes");
        out.startObject();
        for (Lane lane : board.lanes().all()) {
            if (!Grouping.NAMED.contains(lane.name())) {
                out.field(lane.name(), view.counts().getOrDefault(lane.name(), 0));
            }
        }
        out.endObject();
        out.endObject();
    }
}

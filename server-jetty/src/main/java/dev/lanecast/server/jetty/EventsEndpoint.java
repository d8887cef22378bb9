package dev.lanecast.server.jetty;

import dev.lanecast.core.spi.LiveBoard;
import dev.lanecast.core.stream.LiveStream;
import dev.lanecast.core.stream.Numbered;
import dev.lanecast.core.stream.Slice;
import dev.lanecast.core.wire.Wire;
import java.util.List;
import java.util.Optional;

/** Tells past events, the oldest first; {@code seq} is the position that the answer leads to. */
record EventsEndpoint(LiveBoard board) implements Endpoint {

    private static final int LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;

    @Override
    public Answer answer(Call call) throws RefusedException {
        int limit = call.query().number("limit", LIMIT, 1, MAX_LIMIT);
        Optional<String> after = call.query().text("after");
        LiveStream stream = board.stream();
        long seq = board.settled().seq();
        if (after.isEmpty()) {
            return answer(stream.newest(limit), seq);
        }
        StreamPosition position = StreamPosition.parse(after.get())
                .orElseThrow(() -> RefusedException.parameter("after", "[after] must be EPOCH:SEQ"));
        Slice slice = stream.after(position.epoch(), position.seq(), limit);
        if (slice instanceof Slice.Events found) {
            return answer(found.events(), position.seq());
        }
        throw new RefusedException(
                410, "gone", "The events after this position are no longer held; read /api/tasks instead", "after");
    }

    private Answer answer(List<Numbered> events, long before) {
        long seq = events.isEmpty() ? before : events.get(events.size() - 1).seq();
        return Answer.ok(out -> {
            out.field("epoch", board.stream().view().epoch());
            out.field("seq", seq);
            out.name("events");
            out.startArray();
            events.forEach(event -> Wire.event(event, out));
            out.endArray();
        });
    }
}

package dev.lanecast.server.jetty;

import dev.lanecast.core.stream.Numbered;
import dev.lanecast.core.wire.Wire;
import dev.lanecast.server.jetty.Frame.Message;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The newest events as JSON, so that each is written once however many clients there are. Thread-safe. */
final class EventTexts {

    private static final int SLOTS = 256;

    private final AtomicReferenceArray<@Nullable Text> slots = new AtomicReferenceArray<>(SLOTS);
    private volatile @Nullable Joined newest;

    /** The frame of some consecutive events: an object if there is one, an array if there are more. */
    Frame frame(String epoch, List<Numbered> events) {
        if (events.size() == 1) {
            return Frame.of(message(epoch, events.get(0)));
        }
        long first = events.get(0).seq();
        long last = events.get(events.size() - 1).seq();
        Joined held = newest;
        if (held != null && held.first == first && held.last == last) {
            return held.frame;
        }
        Frame frame =
                Frame.of(events.stream().map(event -> message(epoch, event)).toList());
        newest = new Joined(first, last, frame);
        return frame;
    }

    private Message message(String epoch, Numbered event) {
        return new Message(text(event), new StreamPosition(epoch, event.seq()));
    }

    private String text(Numbered event) {
        int index = (int) (event.seq() % SLOTS);
        Text held = slots.get(index);
        if (held != null && held.seq == event.seq()) {
            return held.text;
        }
        Text fresh = new Text(event.seq(), Json.text(out -> Wire.event(event, out)));
        slots.set(index, fresh);
        return fresh.text;
    }

    private record Text(long seq, String text) {}

    private record Joined(long first, long last, Frame frame) {}
}

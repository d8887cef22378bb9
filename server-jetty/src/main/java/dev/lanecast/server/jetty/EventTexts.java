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

    /** The frame that was made last, if it is of these events, or null: nearly all clients are told the same. */
    @Nullable
    Frame newest(long first, long last) {
        Joined held = newest;
        return held != null && held.first == first && held.last == last ? held.frame : null;
    }

    /** The frame of some consecutive events: an object if there is one, an array if there are more. */
    Frame frame(String epoch, List<Numbered> events) {
        long first = events.get(0).seq();
        long last = events.get(events.size() - 1).seq();
        Frame held = newest(first, last);
        if (held != null) {
            return held;
        }
        List<Message> messages =
                events.stream().map(event -> message(epoch, event)).toList();
        Frame frame = (messages.size() == 1 ? Frame.of(messages.get(0)) : Frame.of(messages)).forMany();
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

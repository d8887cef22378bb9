package dev.lanecast.server.jetty;

import dev.lanecast.core.spi.LiveBoard;
import dev.lanecast.core.stream.LiveStream.Limits;
import dev.lanecast.core.stream.Numbered;
import dev.lanecast.core.stream.Slice;
import dev.lanecast.core.stream.View;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One client's way through the stream: what it is to be told next, given what it has been told. It holds no events, only
 * a position. Not thread-safe.
 */
final class Reading {

    private static final long MOST_BYTES = 1_000_000;

    /** How many events may be joined in a frame as they are. */
    private static final Limits PLAIN = new Limits(64, MOST_BYTES);

    /** How many events may be conflated in a frame, so that it stays small. */
    private static final Limits CONFLATED = new Limits(512, MOST_BYTES);

    private final LiveBoard board;
    private final Texts texts;
    private final Opening opening;
    private @Nullable Snapshot snapshot;
    private int parts;
    private boolean acknowledged;
    private String epoch = "";
    private long seq;
    private long missedUntil;

    Reading(LiveBoard board, Texts texts, Opening opening) {
        this.board = board;
        this.texts = texts;
        this.opening = opening;
    }

    /** The next frame, or null if the client has been told everything. */
    @Nullable
    Frame next() {
        if (!acknowledged) {
            acknowledged = true;
            return Frame.of(acknowledge());
        }
        return snapshot == null ? events() : part(snapshot);
    }

    /** A sign of life; null while the client has no position. */
    @Nullable
    String mark() {
        return acknowledged && snapshot == null ? Messages.mark(epoch, seq) : null;
    }

    private String acknowledge() {
        View view = board.stream().view();
        epoch = view.epoch();
        boolean resumed = opening.position().filter(this::isHeld).isPresent();
        if (resumed) {
            seq = opening.position().orElseThrow().seq();
            missedUntil = view.seq();
        } else {
            begin(view);
        }
        return Messages.acknowledgement(board, view, seq, resumed);
    }

    private boolean isHeld(StreamPosition position) {
        return board.stream().after(position.epoch(), position.seq(), 1) instanceof Slice.Events;
    }

    private void begin(View view) {
        snapshot = texts.snapshot(board, view, opening.done());
        seq = snapshot.seq();
        parts = 0;
    }

    private Frame part(Snapshot reading) {
        String text = Objects.requireNonNull(reading.part(parts));
        boolean last = reading.isLast(parts++);
        if (last) {
            snapshot = null;
        }
        return Frame.of(new Frame.Message(text, last ? new StreamPosition(epoch, seq) : null));
    }

    private @Nullable Frame events() {
        long last = board.stream().view().seq();
        if (seq == last) {
            return null;
        }
        Frame held = texts.events().newest(seq + 1, last);
        if (held == null) {
            return eventsHeld();
        }
        seq = last;
        return held;
    }

    private @Nullable Frame eventsHeld() {
        // A client that comes back is told each event that it missed; only one that is slow gets them conflated.
        Limits limit = seq < missedUntil ? PLAIN : CONFLATED;
        if (!(board.stream().after(epoch, seq, limit) instanceof Slice.Events slice)) {
            begin(board.stream().view());
            return Frame.of(Messages.reset("behind"));
        }
        List<Numbered> events = slice.events();
        if (events.isEmpty()) {
            return null;
        }
        seq = events.get(events.size() - 1).seq();
        return events.size() > PLAIN.events()
                ? Messages.conflated(epoch, events)
                : texts.events().frame(epoch, events);
    }
}

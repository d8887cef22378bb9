package dev.lanecast.server.jetty;

import dev.lanecast.core.spi.LiveBoard;
import dev.lanecast.core.stream.Slice;
import dev.lanecast.core.stream.View;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is written once for all clients: the newest events, and the snapshot that some of them are reading. Thread-safe. */
final class Texts {

    private static final int FEW = 256;
    private static final Duration RECENT = Duration.ofSeconds(1);

    private final EventTexts events = new EventTexts();
    private @Nullable WeakReference<Snapshot> newest;
    private int newestDone;
    private Instant newestAt = Instant.MIN;

    EventTexts events() {
        return events;
    }

    /**
     * The messages for a view, or for a recent one that the stream leads from to it in few events, so that many who come at once
     * share them though the board goes on meanwhile. Events of long ago would look like news to who has just come.
     *
     * @param done how many finished tasks, the newest
     */
    synchronized Snapshot snapshot(LiveBoard board, View view, int done) {
        Snapshot held = newest == null ? null : newest.get();
        Instant now = board.clock().instant();
        if (held != null && newestDone == done && (held.shows(view) || isRecent(now) && leadsTo(view, held, board))) {
            return held;
        }
        Snapshot made = new Snapshot(view, board.lanes(), done);
        newest = new WeakReference<>(made);
        newestDone = done;
        newestAt = now;
        return made;
    }

    private boolean isRecent(Instant now) {
        return !now.isBefore(newestAt) && now.isBefore(newestAt.plus(RECENT));
    }

    /** Before the first event there may be changes that no event tells. */
    private static boolean leadsTo(View view, Snapshot held, LiveBoard board) {
        return held.seq() > 0
                && view.seq() - held.seq() <= FEW
                && board.stream().after(view.epoch(), held.seq(), 1) instanceof Slice.Events;
    }
}

package dev.lanecast.server.jetty;

import dev.lanecast.core.stream.View;
import dev.lanecast.core.task.Lanes;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** What is written once for all clients: the newest events, and the snapshot that some of them are reading. Thread-safe. */
final class Texts {

    private final EventTexts events = new EventTexts();
    private @Nullable WeakReference<Snapshot> newest;
    private int newestDone;

    EventTexts events() {
        return events;
    }

    /** The messages for a view, with the newest {@code done} finished tasks. */
    synchronized Snapshot snapshot(View view, Lanes lanes, int done) {
        Snapshot held = newest == null ? null : newest.get();
        if (held != null && held.shows(view) && newestDone == done) {
            return held;
        }
        Snapshot made = new Snapshot(view, lanes, done);
        newest = new WeakReference<>(made);
        newestDone = done;
        return made;
    }
}

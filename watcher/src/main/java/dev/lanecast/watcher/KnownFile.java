package dev.lanecast.watcher;

import dev.lanecast.core.task.InvalidFile.Fault;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A file as the sink knows it. Confined to the watch thread. */
final class KnownFile {

    final String path;
    Stamp stamp;
    long digest;

    /** The id of its task, or of the last good one; null if it was never good. */
    @Nullable
    String id;

    @Nullable
    Fault fault;

    /** The pass that saw it last. */
    int pass;

    /** When the sink last heard of it, in nanoseconds of the ticker. */
    long told;

    /** Whether a change may hide behind the stamp. */
    boolean racy;

    KnownFile(Reading reading) {
        this.path = reading.path();
        this.stamp = reading.stamp();
        update(reading);
    }

    void update(Reading reading) {
        stamp = reading.stamp();
        digest = reading.digest();
        fault = reading.fault();
        if (reading.task() != null) {
            id = reading.task().id();
        }
    }

    /** Whether it may be another one by now though its stamp is the same: what kept it from being read does not show there. */
    boolean isUncertain() {
        return racy || (fault != null && digest == 0);
    }

    /** Whether the sink would learn nothing from it. */
    boolean isSame(Reading reading) {
        Instant modified = reading.stamp().modified();
        return digest == reading.digest()
                && stamp.modified().equals(modified)
                && (fault == null ? reading.fault() == null : fault.equals(reading.fault()));
    }
}

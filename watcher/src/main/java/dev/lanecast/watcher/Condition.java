package dev.lanecast.watcher;

import dev.lanecast.core.spi.SourceHealth;
import dev.lanecast.core.spi.SourceHealth.Mode;
import dev.lanecast.core.task.TaskRoot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the watching goes. Written by the watch thread, read by all. */
final class Condition {

    private final TaskRoot root;
    private volatile SourceHealth health;
    private Mode mode = Mode.NATIVE;
    private @Nullable String modeReason;
    private @Nullable String resyncReason;
    private @Nullable Instant lastResync;
    private long resyncs;

    Condition(TaskRoot root) {
        this.root = root;
        this.health = new SourceHealth(root, mode, 0, 0, 0, null, "The first scan is not done yet", true);
    }

    SourceHealth health() {
        return health;
    }

    Mode mode() {
        return mode;
    }

    void polls(String reason) {
        mode = Mode.POLL;
        modeReason = reason;
    }

    void resynced(String reason, Instant now) {
        resyncs++;
        resyncReason = reason;
        lastResync = now;
    }

    /**
     * Shows the state of now.
     *
     * @param fault why the board may lag behind or be incomplete, or null
     */
    void publish(KnownFiles known, @Nullable String fault) {
        String reason = fault != null ? fault : modeReason != null ? modeReason : resyncReason;
        health = new SourceHealth(root, mode, known.size(), known.broken(), resyncs, lastResync, reason, fault != null);
    }
}

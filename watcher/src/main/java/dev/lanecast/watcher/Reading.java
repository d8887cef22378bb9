package dev.lanecast.watcher;

import dev.lanecast.core.board.Observation;
import dev.lanecast.core.task.InvalidFile;
import dev.lanecast.core.task.InvalidFile.Fault;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.task.TaskKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One file, read once: a task or a fault.
 *
 * @param stamp taken before the bytes, so that a change during the read shows as another stamp later
 * @param digest of the bytes; 0 where they could not be read
 */
record Reading(
        Place place,
        Stamp stamp,
        long digest,
        @Nullable Task task,
        @Nullable Fault fault) {

    String path() {
        return place.path();
    }

    /** What to tell of it, for the first time now or moved from another path. */
    Observation observation(String project, Instant now, @Nullable String from) {
        if (task != null) {
            return new Observation.Present(task, from);
        }
        return new Observation.Broken(invalid(project, now), from);
    }

    InvalidFile invalid(String project, Instant now) {
        if (fault == null) {
            throw new IllegalStateException("A task is not invalid: [" + path() + "]");
        }
        return new InvalidFile(
                TaskKey.of(project, path()), project, path(), place.lane().name(), fault, now);
    }
}

package dev.lanecast.core.board;

import dev.lanecast.core.event.Origin;
import dev.lanecast.core.task.InvalidFile;
import dev.lanecast.core.task.Task;
import org.jspecify.annotations.Nullable;

/** What the board holds for one file: a task, an unreadable file, or that file with its last good task. */
record Entry(@Nullable Task task, @Nullable InvalidFile invalid) {

    boolean broken() {
        return invalid != null;
    }

    Origin origin() {
        if (task != null) {
            return Origin.of(task);
        }
        if (invalid != null) {
            return Origin.of(invalid);
        }
        throw new IllegalStateException("An entry has neither task nor fault");
    }

    Entry withTask(Task task) {
        return new Entry(task, invalid);
    }
}

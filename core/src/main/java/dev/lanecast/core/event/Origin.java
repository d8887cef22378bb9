package dev.lanecast.core.event;

import dev.lanecast.core.task.InvalidFile;
import dev.lanecast.core.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * Where an entry of the board was before its path changed.
 *
 * @param key its key there
 * @param path its path there
 * @param lane its lane there
 * @param status the task's status there; null where it had none
 */
public record Origin(
        String key, String path, String lane, @Nullable String status) {

    /** The place of a task. */
    public static Origin of(Task task) {
        return new Origin(task.key(), task.path(), task.lane(), task.status());
    }

    /** The place of an unreadable file. */
    public static Origin of(InvalidFile file) {
        return new Origin(file.key(), file.path(), file.lane(), null);
    }
}

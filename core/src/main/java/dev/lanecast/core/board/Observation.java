package dev.lanecast.core.board;

import dev.lanecast.core.task.InvalidFile;
import dev.lanecast.core.task.Task;
import org.jspecify.annotations.Nullable;

/** What a task source sees of one file. Paths are relative to the root, with {@code /}. */
public sealed interface Observation {

    /**
     * A file that is a task.
     *
     * @param task as the file alone tells it: no cost, no flag that depends on other tasks
     * @param from the path it was moved from, which is gone; null if it was not moved
     */
    record Present(Task task, @Nullable String from) implements Observation {}

    /**
     * A file that is no task.
     *
     * @param file where and why
     * @param from the path it was moved from, which is gone; null if it was not moved
     */
    record Broken(InvalidFile file, @Nullable String from) implements Observation {}

    /**
     * A file that is no longer there.
     *
     * @param path where it was
     */
    record Gone(String path) implements Observation {}
}

package dev.lanecast.core.task;

import java.time.Instant;

/**
 * A file that is no task now. It shares its key with the last good version of its task.
 *
 * @param key its key on the board
 * @param project the project it belongs to
 * @param path relative to the root, with {@code /}
 * @param lane the lane its directory stands for
 * @param fault where and why it cannot be read
 * @param since since when it is so
 */
public record InvalidFile(String key, String project, String path, String lane, Fault fault, Instant since) {

    /**
     * What is wrong with a file.
     *
     * @param line counted from 1; 1 where the fault has no place
     * @param column counted from 1
     * @param message one sentence
     */
    public record Fault(int line, int column, String message) {}

    /** The same with another start. */
    public InvalidFile withSince(Instant since) {
        return new InvalidFile(key, project, path, lane, fault, since);
    }
}

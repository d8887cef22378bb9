package dev.lanecast.core.task;

import java.util.List;

/**
 * Ids of other tasks that a task names, in the file's order.
 *
 * @param dependencies what it needs
 * @param blockedBy what stops it
 * @param blocks what it stops
 */
public record Links(List<String> dependencies, List<String> blockedBy, List<String> blocks) {

    /** No links at all. */
    public static final Links NONE = new Links(List.of(), List.of(), List.of());

    public Links {
        dependencies = List.copyOf(dependencies);
        blockedBy = List.copyOf(blockedBy);
        blocks = List.copyOf(blocks);
    }
}

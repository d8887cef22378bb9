package dev.lanecast.core.task;

import static java.util.Objects.requireNonNull;

/**
 * A lane of the board: the first directory under the watched root.
 *
 * @param name the directory's name, never blank
 * @param order its place on the board, lowest first
 * @param role what standing in it means
 */
public record Lane(String name, int order, LaneRole role) {

    public Lane {
        requireNonNull(role, "role");
        if (name.isBlank() || name.contains("/") || name.startsWith(".")) {
            throw new IllegalArgumentException("A lane is one directory name, but got [" + name + "]");
        }
    }
}

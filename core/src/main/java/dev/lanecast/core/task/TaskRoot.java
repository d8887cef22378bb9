package dev.lanecast.core.task;

import java.nio.file.Path;

/**
 * A tree whose first directories are lanes.
 *
 * @param project the name under which its tasks are shown, unique among the watched trees
 * @param path the tree itself, absolute
 */
public record TaskRoot(String project, Path path) {}

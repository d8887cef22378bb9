package dev.lanecast.cli;

import dev.lanecast.core.task.TaskRoots;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The directories that a command is about. */
final class Directories {

    @Parameters(
            paramLabel = "DIR",
            arity = "0..*",
            description = {
                "A tree of task files, or a repository that holds work/collaboration.",
                "Default: the nearest one at or above the current directory."
            })
    private List<Path> named = List.of();

    /**
     * Those that are named, else the nearest one.
     *
     * @throws dev.lanecast.core.error.ConfigurationException if none is named and none is near
     */
    Path[] all() {
        List<Path> all = named.isEmpty() ? List.of(TaskRoots.nearest(Path.of(""))) : named;
        return all.toArray(Path[]::new);
    }
}

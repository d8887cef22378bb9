package dev.lanecast.core.task;

import dev.lanecast.core.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the trees behind the directories that a user names. Reads the file system, changes nothing. */
public final class TaskRoots {

    private static final Path TREE = Path.of("work", "collaboration");

    private TaskRoots() {}

    /**
     * The tree of each directory: {@code work/collaboration} under it where there is one, else the directory itself. A tree
     * named twice counts once; a project name taken gets {@code ~2}, {@code ~3}.
     *
     * @throws ConfigurationException if a directory is missing, unreadable or none
     */
    public static List<TaskRoot> resolve(List<Path> directories) {
        Set<Path> trees = new LinkedHashSet<>();
        directories.forEach(directory -> trees.add(tree(directory)));
        Set<String> taken = new HashSet<>();
        List<TaskRoot> roots = new ArrayList<>();
        for (Path tree : trees) {
            roots.add(new TaskRoot(free(name(tree), taken), tree));
        }
        return List.copyOf(roots);
    }

    /**
     * The nearest tree at or above a directory.
     *
     * @throws ConfigurationException if there is none
     */
    public static Path nearest(Path start) {
        for (Path at = start.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(TREE))) {
                return at;
            }
        }
        throw new ConfigurationException(
                "Found no [" + TREE + "] at or above [" + start.toAbsolutePath().normalize()
                        + "]; name the directory to watch, or start in a repository that has one");
    }

    private static Path tree(Path directory) {
        Path real = real(directory);
        if (!Files.isDirectory(real)) {
            throw new ConfigurationException(
                    "Cannot watch [" + directory + "]: it is a file; name the directory that holds the tasks");
        }
        Path nested = real.resolve(TREE);
        Path tree = Files.isDirectory(nested) ? nested : real;
        if (!Files.isReadable(tree) || !Files.isExecutable(tree)) {
            throw new ConfigurationException("Cannot watch [" + directory
                    + "]: its files may not be read by this user; grant read and search permission");
        }
        return tree;
    }

    private static Path real(Path directory) {
        try {
            return directory.toRealPath();
        } catch (java.nio.file.AccessDeniedException e) {
            throw new ConfigurationException(
                    "Cannot watch [" + directory
                            + "]: its files may not be read by this user; grant read and search permission",
                    e);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "Cannot watch [" + directory + "]: there is no such directory; check the path", e);
        }
    }

    private static String name(Path tree) {
        int place = tree.getNameCount() - (tree.endsWith(TREE) ? TREE.getNameCount() + 1 : 1);
        return place < 0 ? "root" : tree.getName(place).toString();
    }

    private static String free(String name, Set<String> taken) {
        String candidate = name;
        for (int n = 2; !taken.add(candidate); n++) {
            candidate = name + "~" + n;
        }
        return candidate;
    }
}

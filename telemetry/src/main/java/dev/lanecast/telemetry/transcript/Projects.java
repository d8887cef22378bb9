package dev.lanecast.telemetry.transcript;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names the project that a directory belongs to, as a watched tree is named: after the directory that holds
 * {@code work/collaboration}, else after the one that holds the repository, else after itself. Not thread-safe.
 */
final class Projects {

    private static final int REMEMBERED = 1_000;

    private final Map<String, String> names = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** The name, or null if there is none. */
    @Nullable
    String of(@Nullable String directory) {
        if (directory == null || directory.isBlank()) {
            return null;
        }
        String name = names.computeIfAbsent(directory, Projects::find);
        return name.isEmpty() ? null : name;
    }

    private static String find(String directory) {
        try {
            Path path = Path.of(directory).normalize();
            Path tree = above(path, Path.of("work", "collaboration"));
            Path repository = tree == null ? above(path, Path.of(".git")) : tree;
            Path name = (repository == null ? path : repository).getFileName();
            return name == null ? "" : name.toString();
        } catch (InvalidPathException e) {
            return "";
        }
    }

    private static @Nullable Path above(Path start, Path held) {
        Path at = start.isAbsolute() ? start : null;
        while (at != null && !Files.exists(at.resolve(held))) {
            at = at.getParent();
        }
        return at;
    }
}

package dev.lanecast.watcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Tells whether Git is at work in the work tree that holds a directory. */
final class GitLock {

    private static final String POINTER = "gitdir:";

    private final @Nullable Path lock;

    private GitLock(@Nullable Path lock) {
        this.lock = lock;
    }

    /** The lock of the nearest work tree at or above a directory, if there is one. */
    static GitLock above(Path directory) {
        for (Path at = directory; at != null; at = at.getParent()) {
            Path git = at.resolve(".git");
            if (Files.isDirectory(git)) {
                return new GitLock(git.resolve("index.lock"));
            }
            if (Files.isRegularFile(git)) {
                return new GitLock(linked(git));
            }
        }
        return new GitLock(null);
    }

    boolean exists() {
        return lock != null && Files.exists(lock);
    }

    /** In a linked work tree {@code .git} is a file that names the directory. */
    private static @Nullable Path linked(Path git) {
        try {
            String line = Files.readString(git).strip();
            return line.startsWith(POINTER)
                    ? git.resolveSibling(line.substring(POINTER.length()).strip())
                            .resolve("index.lock")
                    : null;
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }
}

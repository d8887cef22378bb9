package dev.lanecast.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** The files of the simulation. Every path is relative to the tree and stays in it. */
final class SimulatedTree {

    private final Path root;

    SimulatedTree(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** Puts a file in place as a whole, as editors do. */
    void save(String path, String text) throws IOException {
        Path file = resolve(path);
        Files.createDirectories(file.getParent());
        Path draft = file.resolveSibling("." + file.getFileName() + ".tmp");
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Makes a file look as if it was last saved then. */
    void date(String path, Instant saved) throws IOException {
        Files.setLastModifiedTime(resolve(path), FileTime.from(saved));
    }

    void move(String from, String to) throws IOException {
        Path target = resolve(to);
        Files.createDirectories(target.getParent());
        Files.move(resolve(from), target, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path resolve(String path) {
        Path file = root.resolve(path).normalize();
        if (!file.startsWith(root) || file.equals(root)) {
            throw new IllegalArgumentException("The path [" + path + "] leaves the tree");
        }
        return file;
    }
}

package dev.lanecast.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** Copies of the sample board to edit. */
final class SampleTree {

    private SampleTree() {}

    /** Copies it as a repository of that name below a directory; answers the tree with the lanes. */
    static Path copyTo(Path directory, String repository) throws IOException {
        Path source = Path.of(System.getProperty("lanecast.root"), "examples", "sample-board");
        Path target = Files.createDirectories(directory).resolve(repository);
        try (Stream<Path> paths = Files.walk(source)) {
            paths.forEach(
                    path -> copy(path, target.resolve(source.relativize(path).toString())));
        }
        return target.resolve("work/collaboration");
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.lanecast.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All that a read-only program must leave alone: names, content, modification times and permissions. */
final class TreePrint {

    private TreePrint() {}

    static Map<String, String> of(Path root) throws IOException {
        Map<String, String> print = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            paths.forEach(path -> print.put(root.relativize(path).toString(), entry(path)));
        }
        return print;
    }

    private static String entry(Path path) {
        try {
            String attributes = Files.readAttributes(
                            path, "posix:permissions,lastModifiedTime", LinkOption.NOFOLLOW_LINKS)
                    .toString();
            boolean file = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
            return attributes + (file ? Arrays.hashCode(Files.readAllBytes(path)) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

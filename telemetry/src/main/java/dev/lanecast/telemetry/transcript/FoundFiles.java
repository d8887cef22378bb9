package dev.lanecast.telemetry.transcript;

import dev.lanecast.core.spi.FileState;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks for the files of one agent. */
final class FoundFiles {

    private static final int MAX_DEPTH = 10;

    private FoundFiles() {}

    /**
     * Those at or under some places, by what they belong to, in the order in which they are to be read. What cannot be listed is
     * left out.
     */
    static Map<Path, List<FileState>> in(List<Path> places, Format format) {
        Map<Path, FileState> found = new HashMap<>();
        for (Path place : places) {
            try {
                Files.walkFileTree(
                        place.toRealPath(),
                        EnumSet.noneOf(java.nio.file.FileVisitOption.class),
                        MAX_DEPTH,
                        visitor(format, found));
            } catch (IOException e) {
                continue;
            }
        }
        return found.values().stream()
                .sorted(Comparator.comparing((FileState state) -> state.file().getNameCount())
                        .thenComparing(FileState::file))
                .collect(Collectors.groupingBy(
                        state -> format.session(state.file()), TreeMap::new, Collectors.toList()));
    }

    private static FileVisitor<Path> visitor(Format format, Map<Path, FileState> found) {
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && format.fits(file)) {
                    found.put(
                            file,
                            new FileState(
                                    file,
                                    attributes.fileKey() == null
                                            ? null
                                            : attributes.fileKey().toString(),
                                    attributes.size(),
                                    attributes.lastModifiedTime().toMillis()));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        };
    }
}

package dev.lanecast.telemetry.transcript;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was found.
 *
 * @param key tells it from another file of that name, where the system can; else null
 * @param modified milliseconds since 1970
 */
record FoundFile(Path path, @Nullable Object key, long size, long modified) {

    private static final int MAX_DEPTH = 10;

    /** Deeper ones last: the files of subagents repeat what is in that of their parent. */
    private static final Comparator<Path> ORDER =
            Comparator.comparingInt(Path::getNameCount).thenComparing(Comparator.naturalOrder());

    /** Those at or under some places. What cannot be listed is left out. */
    static Map<Path, FoundFile> in(List<Path> places, Format format) {
        Map<Path, FoundFile> found = new TreeMap<>(ORDER);
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
        return found;
    }

    private static FileVisitor<Path> visitor(Format format, Map<Path, FoundFile> found) {
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && format.fits(file)) {
                    found.put(
                            file,
                            new FoundFile(
                                    file,
                                    attributes.fileKey(),
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

package dev.lanecast.watcher;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;

/** What stands at a path, links not followed. */
sealed interface Sight {

    /** A regular file. */
    record RegularFile(Stamp stamp) implements Sight {}

    /** A directory, and which one it is. */
    record Directory(Object identity) implements Sight {}

    /** Nothing, or nothing that counts: a link, a pipe, a device. */
    record Nothing() implements Sight {}

    /** Something that cannot be asked. */
    record Hidden(IOException reason) implements Sight {}

    /** Looks at a path, opening nothing. */
    static Sight of(Path path) {
        boolean unix = path.getFileSystem().supportedFileAttributeViews().contains("unix");
        try {
            return unix ? unix(path) : basic(path);
        } catch (NoSuchFileException e) {
            return new Nothing();
        } catch (IOException e) {
            return new Hidden(e);
        }
    }

    private static Sight unix(Path path) throws IOException {
        Map<String, Object> file = Files.readAttributes(
                path, "unix:isRegularFile,isDirectory,lastModifiedTime,ctime,size,fileKey", LinkOption.NOFOLLOW_LINKS);
        if (Boolean.TRUE.equals(file.get("isDirectory"))) {
            return new Directory(requireNonNullElse(file.get("fileKey"), path));
        }
        if (!Boolean.TRUE.equals(file.get("isRegularFile"))) {
            return new Nothing();
        }
        FileTime modified = (FileTime) requireNonNull(file.get("lastModifiedTime"));
        FileTime changed = (FileTime) requireNonNull(file.get("ctime"));
        Long size = (Long) requireNonNull(file.get("size"));
        return new RegularFile(new Stamp(modified.toInstant(), changed.toInstant(), size, file.get("fileKey")));
    }

    private static Sight basic(Path path) throws IOException {
        BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (file.isDirectory()) {
            return new Directory(requireNonNullElse(file.fileKey(), path));
        }
        if (!file.isRegularFile()) {
            return new Nothing();
        }
        FileTime modified = file.lastModifiedTime();
        return new RegularFile(new Stamp(modified.toInstant(), modified.toInstant(), file.size(), file.fileKey()));
    }
}

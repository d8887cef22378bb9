package dev.lanecast.telemetry;

import dev.lanecast.core.error.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;

/** Copies a database that others may write meanwhile. */
final class Copy {

    private Copy() {}

    /** Makes the file; it is whole as soon as it is there. */
    static void write(Path source, Path target) {
        if (Files.exists(target)) {
            throw new StorageException("The file [" + target + "] is there already; name another one");
        }
        Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        try {
            Files.deleteIfExists(unfinished);
            try (Session session = Session.reading(source)) {
                session.run(sql -> {
                    try (PreparedStatement copy = sql.prepareOnce("VACUUM INTO ?")) {
                        copy.setString(1, unfinished.toString());
                        return copy.execute();
                    }
                });
            }
            Files.move(unfinished, target);
        } catch (IOException e) {
            throw new StorageException(
                    "Cannot write the backup [" + target + "]; see that its directory is there and may be written", e);
        }
    }
}

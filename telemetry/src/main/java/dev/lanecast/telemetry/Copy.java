package dev.lanecast.telemetry;

import dev.lanecast.core.error.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Copies a database that others may write meanwhile. */
final class Copy {

    private Copy() {}

    /** Makes the file; it is whole as soon as it is there. */
    static void write(Path source, Path target) {
        if (Files.exists(target)) {
            throw new StorageException("The file [" + target + "] is there already; name another one");
        }
        Path directory = target.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new StorageException("Cannot write the backup [" + target + "]; there is no directory [" + directory
                    + "], make it or name another file");
        }
        Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        try (Session session = Session.reading(source)) {
            Files.deleteIfExists(unfinished);
            session.run(sql -> copy(sql, unfinished, target));
            Files.move(unfinished, target);
        } catch (IOException e) {
            throw failed(target, e);
        } finally {
            discard(unfinished);
        }
    }

    private static boolean copy(Sql sql, Path unfinished, Path target) throws SQLException {
        try (PreparedStatement copy = sql.prepareOnce("VACUUM INTO ?")) {
            copy.setString(1, unfinished.toString());
            return copy.execute();
        } catch (SQLException e) {
            if (StorageFault.isOfSource(e)) {
                throw e;
            }
            throw failed(target, e);
        }
    }

    private static StorageException failed(Path target, Exception why) {
        return new StorageException(
                "Cannot write the backup [" + target
                        + "]; see that its directory may be written and its disk has room: " + why.getMessage(),
                why);
    }

    private static void discard(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            // The backup's own failure says more.
        }
    }
}

package dev.lanecast.telemetry;

import dev.lanecast.core.error.StorageException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.NativeLibraryNotFoundException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says in the user's words what SQLite says in its own. */
final class StorageFault {

    private static final String ANOTHER_FILE =
            "name another file with --db (setting [" + SqliteTelemetryStoreProvider.FILE_SETTING + "])";

    private StorageFault() {}

    static StorageException of(Path file, SQLException fault) {
        String message = "The telemetry database [" + file + "] " + explain(fault);
        return new StorageException(message, fault);
    }

    static StorageException noDirectory(Path file, IOException fault) {
        return new StorageException(
                "Cannot make the directory [" + file.getParent() + "] for the telemetry database; make it yourself, or "
                        + ANOTHER_FILE,
                fault);
    }

    static StorageException newer(Path file, int found, int known) {
        return new StorageException("The telemetry database [" + file + "] has schema [" + found
                + "], but this Lanecast knows no schema after [" + known + "]; update Lanecast, or " + ANOTHER_FILE);
    }

    static StorageException foreign(Path file, String why) {
        return new StorageException("The file [" + file + "] " + why + "; " + ANOTHER_FILE);
    }

    /** Whether another one holds the file, so that it is worth another try. */
    static boolean isBusy(SQLException fault) {
        return kind(fault) == SQLiteErrorCode.SQLITE_BUSY;
    }

    /** Whether what is copied is to blame, and not where it is copied to. */
    static boolean isOfSource(SQLException fault) {
        SQLiteErrorCode kind = kind(fault);
        return kind == SQLiteErrorCode.SQLITE_NOTADB || kind == SQLiteErrorCode.SQLITE_CORRUPT;
    }

    /** The lower byte is the kind of error, the rest its detail. */
    private static SQLiteErrorCode kind(SQLException fault) {
        return SQLiteErrorCode.getErrorCode(fault.getErrorCode() & 0xFF);
    }

    /** Whether the file of shared memory, which SQLite makes beside the log, found no room. */
    private static boolean lacksRoomForSharing(SQLException fault) {
        return fault instanceof SQLiteException found
                && switch (found.getResultCode()) {
                    case SQLITE_IOERR_SHMOPEN, SQLITE_IOERR_SHMSIZE, SQLITE_IOERR_SHMMAP -> true;
                    default -> false;
                };
    }

    private static String explain(SQLException fault) {
        return lacksRoomForSharing(fault) ? explain(SQLiteErrorCode.SQLITE_FULL, fault) : explain(kind(fault), fault);
    }

    private static String explain(SQLiteErrorCode kind, SQLException fault) {
        return switch (kind) {
            case SQLITE_NOTADB -> "is no SQLite database; " + ANOTHER_FILE;
            case SQLITE_CORRUPT -> "is damaged; put a backup in its place, or " + ANOTHER_FILE;
            case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH ->
                "cannot be opened for writing; see that"
                        + " it is a file that you may write, in a directory that you may write, or " + ANOTHER_FILE;
            case SQLITE_FULL -> "has no room left on its disk; make room";
            case SQLITE_IOERR ->
                "cannot be read or written; see whether its disk is full or failing: " + fault.getMessage();
            case SQLITE_BUSY, SQLITE_LOCKED -> "is being written by another process; try again when that is done";
            default ->
                fault.getCause() instanceof NativeLibraryNotFoundException
                        ? "needs the library of SQLite, which cannot be loaded from [" + NativeSqlite.temporary()
                                + "]; name a directory from which programs may be run, as in [-Dorg.sqlite.tmpdir=DIR],"
                                + " an option of Java"
                        : "does not answer: " + fault.getMessage();
        };
    }
}

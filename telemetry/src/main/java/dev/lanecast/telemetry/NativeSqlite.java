package dev.lanecast.telemetry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.NativeLibraryNotFoundException;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Loads SQLite itself, which is no Java, from a file that is gone as soon as it is loaded. The driver's own way leaves a file
 * behind when the process is killed, and takes a tenth of a second longer, as it reads what it wrote back byte by byte.
 */
final class NativeSqlite {

    private static final System.Logger LOG = System.getLogger(NativeSqlite.class.getName());
    private static final String DIRECTORY = "org.sqlite.lib.path";
    private static final String NAME = "org.sqlite.lib.name";

    private static boolean tried;

    private NativeSqlite() {}

    /**
     * Loads it the first time, unless the driver has been told where it is.
     *
     * @throws SQLException if the driver cannot load it either
     */
    static synchronized void load() throws SQLException {
        if (tried || System.getProperty(DIRECTORY) != null) {
            return;
        }
        tried = true;
        String name = LibraryLoaderUtil.getNativeLibName();
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        try (InputStream library = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
            if (library != null) {
                load(library, Files.createTempFile(temporary(), "lanecast-", "-" + name));
            }
        } catch (NativeLibraryNotFoundException e) {
            throw new SQLException(e.getMessage(), e);
        } catch (Exception e) { // The driver declares no narrower one.
            LOG.log(System.Logger.Level.DEBUG, "Cannot load [" + resource + "]", e);
        }
    }

    /** Where the driver would put it. */
    static Path temporary() {
        return Path.of(System.getProperty("org.sqlite.tmpdir", System.getProperty("java.io.tmpdir")));
    }

    private static void load(InputStream library, Path copy) throws Exception {
        try {
            try (OutputStream output = Files.newOutputStream(copy)) {
                library.transferTo(output);
            }
            System.setProperty(DIRECTORY, String.valueOf(copy.toAbsolutePath().getParent()));
            System.setProperty(NAME, String.valueOf(copy.getFileName()));
            SQLiteJDBCLoader.initialize();
        } finally {
            System.clearProperty(DIRECTORY);
            System.clearProperty(NAME);
            delete(copy);
        }
    }

    /** Windows keeps a file that is in use. */
    private static void delete(Path copy) {
        try {
            Files.delete(copy);
        } catch (IOException e) {
            copy.toFile().deleteOnExit();
        }
    }
}

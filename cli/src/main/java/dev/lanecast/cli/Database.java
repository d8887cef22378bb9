package dev.lanecast.cli;

import dev.lanecast.core.error.ConfigurationException;
import dev.lanecast.core.error.ProviderException;
import dev.lanecast.core.spi.Providers;
import dev.lanecast.core.spi.Settings;
import dev.lanecast.core.spi.StateDirectory;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.spi.TelemetryStoreProvider;
import dev.lanecast.core.task.TaskRoot;
import dev.lanecast.core.task.TaskRoots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The file that model calls are kept in. */
final class Database {

    private static final String FILE = "telemetry.db";

    @Option(
            names = "--db",
            paramLabel = "FILE",
            converter = Converters.FileName.class,
            description = "Where model calls are kept. Default: one file per user, in the system's place for it.")
    private @Nullable Path named;

    @Option(
            names = "--db-sync",
            paramLabel = "MODE",
            converter = Converters.Sync.class,
            defaultValue = "normal",
            description =
                    "full: every commit waits for the disk. normal: a loss of power may cost the last calls, but no"
                            + " more. Default: ${DEFAULT-VALUE}.")
    private String sync = "normal";

    Path file() {
        return named != null ? named : StateDirectory.ofThisUser().resolve("telemetry.db");
    }

    boolean exists() {
        return Files.exists(file());
    }

    Settings addTo(Settings settings) {
        return settings.with(FILE, file()).with("telemetry.sync", sync);
    }

    /** Opens it, and makes it if it is missing. */
    TelemetryStore open() {
        return open(addTo(Settings.defaults()));
    }

    /** Opens a file, and makes it if it is missing. */
    static TelemetryStore open(Path file) {
        return open(Settings.defaults().with(FILE, file));
    }

    private static TelemetryStore open(Settings settings) {
        return Providers.using(Database.class.getClassLoader())
                .choose(TelemetryStoreProvider.class, null)
                .orElseThrow(() -> new ProviderException("Found no place to keep model calls; add"
                        + " [dev.lanecast:lanecast-telemetry] to the class or module path"))
                .create(settings);
    }

    /**
     * Opens one that is there.
     *
     * @throws ConfigurationException if it is missing
     */
    TelemetryStore openExisting() {
        if (!exists()) {
            throw new ConfigurationException("There is no database [" + file()
                    + "] yet; record a call or import transcripts first, or name another file with --db");
        }
        return open();
    }

    /**
     * Makes sure that watching reads and never writes.
     *
     * @throws ConfigurationException if the file would lie in a watched tree, or a directory cannot be watched
     */
    void checkOutside(Path[] directories) {
        Path real = real(file().toAbsolutePath().normalize());
        for (TaskRoot root : TaskRoots.resolve(Arrays.asList(directories))) {
            if (real.startsWith(root.path())) {
                throw new ConfigurationException("The database [" + file() + "] lies in the watched tree ["
                        + root.path() + "], where Lanecast writes nothing; name another file with --db");
            }
        }
    }

    private static Path real(Path file) {
        Path parent = file.getParent();
        try {
            return Files.exists(file) || parent == null
                    ? file.toRealPath()
                    : real(parent).resolve(file.getFileName());
        } catch (IOException e) {
            return file;
        }
    }
}

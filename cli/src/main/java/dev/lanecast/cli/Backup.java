package dev.lanecast.cli;

import dev.lanecast.core.spi.TelemetryStore;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Copies the database. */
@Command(name = "backup", description = "Copy the telemetry database to a new file, while servers may go on using it.")
final class Backup implements Runnable {

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final Database database = new Database();

    @Parameters(paramLabel = "FILE", description = "Where to; it must not be there yet.")
    @SuppressWarnings("NullAway.Init")
    private Path target;

    @Override
    public void run() {
        try (TelemetryStore store = database.openExisting()) {
            store.backup(target);
            console.out().println("Copied [" + store.location() + "] to [" + target + "].");
        }
    }
}

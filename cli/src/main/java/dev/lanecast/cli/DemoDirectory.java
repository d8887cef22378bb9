package dev.lanecast.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The temporary place of one demo, deleted when it is closed.
 *
 * @param all the directory that holds all of it
 */
record DemoDirectory(TemporaryDirectory all) implements AutoCloseable {

    static final String PROJECT = "city-library";

    static DemoDirectory create() throws IOException {
        DemoDirectory made = new DemoDirectory(TemporaryDirectory.create("lanecast-demo-"));
        Files.createDirectories(made.tree());
        return made;
    }

    Path repository() {
        return all.path().resolve(PROJECT);
    }

    Path tree() {
        return repository().resolve("work").resolve("collaboration");
    }

    Path database() {
        return all.path().resolve("telemetry.db");
    }

    @Override
    public void close() throws IOException {
        all.close();
    }
}

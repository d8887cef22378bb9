package dev.lanecast.cli.bench;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A change that is ready to be made.
 *
 * @param file which file it is about
 * @param mark a text that no version of any file had before
 */
record Change(Path file, String mark, Action action) {

    void make() throws IOException {
        action.run();
    }

    /** The part that is measured. */
    @FunctionalInterface
    interface Action {

        void run() throws IOException;
    }
}

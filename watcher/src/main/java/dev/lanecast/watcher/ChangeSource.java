package dev.lanecast.watcher;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** Where hints of changes come from. Thread-safe. */
interface ChangeSource extends Closeable {

    /**
     * Watches the children of a directory from now on. A directory watched already stays so, under the path given last.
     *
     * @param directory relative to the root; empty for the root itself
     * @throws IOException if the system refuses; the directory is then not watched
     */
    void watch(String directory, Path path) throws IOException;

    /** Stops watching a directory, unless it is watched under another path by now. */
    void forget(String directory);

    /** Stops all hints. */
    @Override
    void close();

    /** Opens a source of hints. */
    interface Opener {

        /**
         * Starts to hint at once.
         *
         * @throws IOException if the system has none left
         */
        ChangeSource open(Hints hints) throws IOException;
    }

    /** Never hints, for where events do not come. */
    final class None implements ChangeSource {

        @Override
        public void watch(String directory, Path path) {
            // Whoever uses this looks at intervals.
        }

        @Override
        public void forget(String directory) {
            // Nothing is watched.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    /** Hears hints; from any thread, and returns at once. */
    interface Hints {

        /** Something happened to a path. */
        void changed(String path);

        /** Something may have happened to anything in a directory. */
        void lost(String directory, String reason);
    }
}

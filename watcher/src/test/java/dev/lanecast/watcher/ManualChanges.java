package dev.lanecast.watcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Hints that a test gives by hand, and watches that the system may refuse. Thread-safe. */
class ManualChanges implements ChangeSource {

    final Set<String> watched = new ConcurrentSkipListSet<>();
    final Set<String> refused = new ConcurrentSkipListSet<>();
    final Hints hints;

    ManualChanges(Hints hints) {
        this.hints = hints;
    }

    @Override
    public void watch(String directory, Path path) throws IOException {
        if (refused.contains(directory)) {
            throw new IOException("User limit of inotify watches reached");
        }
        watched.add(directory);
    }

    @Override
    public void forget(String directory) {
        watched.remove(directory);
    }

    @Override
    public void close() {
        watched.clear();
    }
}

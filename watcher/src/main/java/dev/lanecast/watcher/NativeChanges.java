package dev.lanecast.watcher;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hints of the system's own watch service, drained by a thread that does nothing else, so that its short queues stay
 * empty.
 */
final class NativeChanges implements ChangeSource {

    private static final System.Logger LOG = System.getLogger(NativeChanges.class.getName());

    private final WatchService service;
    private final Hints hints;
    private final Map<WatchKey, Watched> directories = new HashMap<>();
    private final Map<String, WatchKey> keys = new HashMap<>();

    private NativeChanges(WatchService service, Hints hints) {
        this.service = service;
        this.hints = hints;
    }

    /**
     * Starts to hint at once.
     *
     * @throws IOException if the system has no watch service left
     */
    static NativeChanges open(FileSystem files, Hints hints) throws IOException {
        NativeChanges changes = new NativeChanges(files.newWatchService(), hints);
        Thread thread = new Thread(changes::drain, "lanecast-hints");
        thread.setDaemon(true);
        thread.start();
        return changes;
    }

    @Override
    public void watch(String directory, Path path) throws IOException {
        WatchKey key = register(path);
        Watched before = watched(key);
        if (before != null && !before.directory.equals(directory) && isStillWatchedBy(key, before)) {
            throw new IOException("It leads to [" + before.directory + "], which is watched; remove the link or mount");
        }
        remember(new Watched(directory, path), key);
    }

    private WatchKey register(Path path) throws IOException {
        try {
            return path.register(service, ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY);
        } catch (ClosedWatchServiceException e) {
            throw new IOException("The watch service is closed", e);
        }
    }

    /**
     * A directory has one key, whatever path leads to it. So a key that is known may be of a directory that was renamed, but
     * also of one that a link led to which took the place of a directory just now, and then must be left as it is.
     */
    private boolean isStillWatchedBy(WatchKey key, Watched before) {
        try {
            return before.isReal() && register(before.path).equals(key);
        } catch (IOException e) {
            return false;
        }
    }

    /** A directory that was renamed keeps its key, which must lead to its new path from now on. */
    private synchronized void remember(Watched watched, WatchKey key) {
        Watched before = directories.put(key, watched);
        if (before != null && !before.directory.equals(watched.directory)) {
            keys.remove(before.directory, key);
        }
        WatchKey old = keys.put(watched.directory, key);
        if (old != null && !old.equals(key)) {
            directories.remove(old);
            old.cancel();
        }
    }

    @Override
    public synchronized void forget(String directory) {
        WatchKey key = keys.remove(directory);
        if (key != null) {
            directories.remove(key);
            key.cancel();
        }
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "The watch service did not close cleanly", e);
        }
    }

    private void drain() {
        try {
            while (true) {
                guarded(service.take());
            }
        } catch (ClosedWatchServiceException | InterruptedException e) {
            LOG.log(System.Logger.Level.DEBUG, "No more hints");
        }
    }

    private void guarded(WatchKey key) {
        try {
            pass(key);
        } catch (ClosedWatchServiceException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "Reading the system's hints failed; the tree is listed anew", e);
            hints.lost("", "An error while reading hints; see the log");
        }
    }

    private void pass(WatchKey key) {
        for (WatchEvent<?> event : key.pollEvents()) {
            Watched watched = watched(key);
            if (watched != null) {
                pass(watched.directory, event);
            }
        }
        if (!key.reset()) {
            dead(key);
        }
    }

    private void pass(String directory, WatchEvent<?> event) {
        if (event.context() instanceof Path name) {
            String text = TreeNames.text(name);
            hints.changed(directory.isEmpty() ? text : directory + '/' + text);
        } else {
            hints.lost(directory, "more happened at once than the system can tell");
        }
    }

    private synchronized @Nullable Watched watched(WatchKey key) {
        return directories.get(key);
    }

    /** The directory is gone, or was unmounted; if it still stands it must be watched anew. */
    private void dead(WatchKey key) {
        Watched watched;
        synchronized (this) {
            watched = directories.remove(key);
            if (watched == null || !keys.remove(watched.directory, key)) {
                return;
            }
        }
        if (Files.isDirectory(watched.path, LinkOption.NOFOLLOW_LINKS)) {
            hints.lost(watched.directory, "a watch ended though its directory stands");
        } else {
            hints.changed(watched.directory);
        }
    }

    /** A directory, relative to the root, and where it is. */
    private record Watched(String directory, Path path) {

        /** Whether it and every directory above it, up to the root, is one and no link. */
        boolean isReal() {
            Path at = path;
            for (int left = directory.isEmpty() ? 0 : directory.split("/").length; left > 0; left--) {
                if (at == null || !Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
                    return false;
                }
                at = at.getParent();
            }
            return true;
        }
    }
}

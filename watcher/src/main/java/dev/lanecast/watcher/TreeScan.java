package dev.lanecast.watcher;

import dev.lanecast.core.task.Lane;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares the tree with what is known of it. Confined to the watch thread. */
final class TreeScan {

    private static final int PARALLEL = 256;

    private final TaskFiles files;
    private final KnownFiles known;
    private final Departures departures;
    private final ChangeSource changes;
    private final Coverage coverage;

    TreeScan(TaskFiles files, KnownFiles known, Departures departures, ChangeSource changes, Coverage coverage) {
        this.files = files;
        this.known = known;
        this.departures = departures;
        this.changes = changes;
        this.coverage = coverage;
    }

    /** Looks at whatever stands at a path, and below it if that is a directory. */
    void look(String path, Pass pass) {
        Sight sight = path.isEmpty() ? root() : files.look(path);
        if (sight instanceof Sight.Directory) {
            directory(path, pass);
        } else {
            gone(path, pass);
            single(path, sight, pass);
        }
    }

    private Sight root() {
        Sight sight = Sight.of(files.resolve(""));
        coverage.root(sight instanceof Sight.Directory directory ? directory.identity() : null);
        return sight;
    }

    private void single(String path, Sight sight, Pass pass) {
        KnownFile file = known.get(path);
        boolean task = TaskFiles.isTaskName(path.substring(path.lastIndexOf('/') + 1)) && path.indexOf('/') > 0;
        if (task && sight instanceof Sight.RegularFile regular) {
            pass.unread.put(path, regular.stamp());
        } else if (task && sight instanceof Sight.Hidden) {
            pass.unread.put(path, Stamp.NONE);
        } else if (file != null) {
            pass.gone.add(file);
        }
    }

    /** Iterative, as trees may be deep; watches each directory before it lists it, so that nothing falls between. */
    private void directory(String top, Pass pass) {
        KnownFile file = known.get(top);
        if (file != null) {
            pass.gone.add(file);
        }
        Deque<String> open = new ArrayDeque<>(List.of(top));
        while (!open.isEmpty()) {
            visit(open.removeFirst(), open, pass);
        }
        gone(top, pass);
    }

    /** What is known below a directory, and this pass did not see, is gone. */
    private void gone(String directory, Pass pass) {
        if (pass.forgets && coverage.contains(directory)) {
            for (KnownFile file : known.under(directory)) {
                if (file.pass != pass.number) {
                    pass.gone.add(file);
                }
            }
            coverage.forget(directory, pass.number).forEach(changes::forget);
        }
    }

    private void visit(String directory, Deque<String> open, Pass pass) {
        coverage.visit(directory, pass.number);
        watch(directory);
        try {
            List<String> paths = children(directory);
            Stream<String> each = paths.size() > PARALLEL ? paths.parallelStream() : paths.stream();
            List<Sight> sights = each.map(path -> Sight.of(files.resolve(path))).toList();
            requireStillThere(directory);
            for (int i = 0; i < sights.size(); i++) {
                child(paths.get(i), sights.get(i), open, pass);
                if (sights.get(i) instanceof Sight.Hidden hidden) {
                    coverage.unlisted(directory, reason(hidden.reason()));
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            // It went away meanwhile, and what is known below it was not seen.
        } catch (IOException e) {
            coverage.unlisted(directory, reason(e));
            known.under(directory).forEach(file -> unread(file, pass));
        }
    }

    /** A link may have taken its place, so that what was listed is elsewhere. */
    private void requireStillThere(String directory) throws IOException {
        Sight sight = files.look(directory);
        if (sight instanceof Sight.Hidden hidden) {
            throw hidden.reason();
        }
        if (!(sight instanceof Sight.Directory)) {
            throw new NotDirectoryException(directory);
        }
    }

    private void child(String path, Sight sight, Deque<String> open, Pass pass) {
        if (sight instanceof Sight.Directory) {
            open.add(path);
            return;
        }
        if (!TaskFiles.isTaskName(path.substring(path.lastIndexOf('/') + 1)) || path.indexOf('/') < 0) {
            return;
        }
        KnownFile file = known.get(path);
        if (sight instanceof Sight.RegularFile regular) {
            regular(path, regular.stamp(), file, pass);
        } else if (sight instanceof Sight.Hidden) {
            if (file == null) {
                pass.unread.put(path, Stamp.NONE);
            } else {
                unread(file, pass);
            }
        }
    }

    private void regular(String path, Stamp stamp, @Nullable KnownFile file, Pass pass) {
        if (file != null) {
            file.pass = pass.number;
        }
        if (file == null || file.isUncertain() || !file.stamp.equals(stamp) || departures.contains(file)) {
            pass.unread.put(path, stamp);
        }
    }

    private static void unread(KnownFile file, Pass pass) {
        file.pass = pass.number;
        pass.unread.put(file.path, file.stamp);
    }

    private void watch(String directory) {
        try {
            changes.watch(directory, files.resolve(directory));
        } catch (NoSuchFileException | NotDirectoryException e) {
            // The listing will find the same.
        } catch (IOException e) {
            coverage.unwatched(directory, reason(e));
        }
    }

    /** The paths of what may count in a directory; of the root, of lanes that may not be there. */
    List<String> children(String directory) throws IOException {
        return directory.isEmpty() ? lanes() : list(directory);
    }

    private List<String> lanes() {
        return files.lanes().all().stream().map(Lane::name).toList();
    }

    private List<String> list(String directory) throws IOException {
        List<String> paths = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(files.resolve(directory))) {
            for (Path child : children) {
                String name = TreeNames.text(child.getFileName());
                if (!name.startsWith(".")) {
                    paths.add(directory + '/' + name);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return paths;
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "grant this user read and search permission";
        }
        boolean named = e instanceof FileSystemException known && known.getReason() != null;
        String message = named ? ((FileSystemException) e).getReason() : String.valueOf(e.getMessage());
        return message.contains("inotify")
                ? message + "; raise the sysctl fs.inotify.max_user_watches"
                : message + "; check the file system";
    }
}

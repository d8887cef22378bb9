package dev.lanecast.watcher;

import dev.lanecast.core.spi.Document;
import dev.lanecast.core.task.InvalidFile.Fault;
import dev.lanecast.core.task.Lane;
import dev.lanecast.core.task.Lanes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at and reads the files of one tree, following no link and opening nothing but regular files. Thread-safe. */
final class TaskFiles {

    private static final System.Logger LOG = System.getLogger(TaskFiles.class.getName());

    private final Path root;
    private final String project;
    private final Lanes lanes;
    private final TaskReader reader;

    TaskFiles(WatcherSettings settings) {
        this.root = settings.root().path();
        this.project = settings.root().project();
        this.lanes = settings.lanes();
        this.reader = new TaskReader(project);
    }

    /** Whether something of that name in a lane may be a task file. */
    static boolean isTaskName(String name) {
        int dot = name.lastIndexOf('.');
        String extension = dot < 0 ? "" : name.substring(dot);
        return !name.startsWith(".") && (extension.equalsIgnoreCase(".yaml") || extension.equalsIgnoreCase(".yml"));
    }

    /** Whether a path may be a task file or a directory of them. */
    boolean counts(String path) {
        return lane(path).isPresent() && !path.contains("/.") && !path.contains("//") && !path.endsWith("/");
    }

    Optional<Lane> lane(String path) {
        int end = path.indexOf('/');
        return lanes.find(end < 0 ? path : path.substring(0, end));
    }

    Lanes lanes() {
        return lanes;
    }

    Path resolve(String path) {
        return TreeNames.resolve(root, path);
    }

    /** Looks at a path, of which every element must be a real directory but for the last. */
    Sight look(String path) {
        for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
            Sight parent = Sight.of(resolve(path.substring(0, end)));
            if (!(parent instanceof Sight.Directory)) {
                return parent instanceof Sight.Hidden ? parent : new Sight.Nothing();
            }
        }
        return Sight.of(resolve(path));
    }

    /** Reads a file that was just looked at; null if it is gone by now. */
    @Nullable
    Reading read(String path, Stamp stamp) {
        Place place = place(path);
        byte[] bytes;
        try {
            bytes = bytes(path, stamp);
        } catch (FaultException e) {
            return new Reading(place, stamp, 0, null, e.fault());
        } catch (IOException e) {
            return look(path) instanceof Sight.Nothing ? null : unreadable(place, stamp, e);
        }
        long digest = Digest.of(bytes);
        try {
            return new Reading(
                    place, stamp, digest, reader.read(Yaml.read(bytes), place, stamp.modified(), digest), null);
        } catch (FaultException e) {
            return new Reading(place, stamp, digest, null, e.fault());
        } catch (RuntimeException | StackOverflowError e) {
            LOG.log(System.Logger.Level.ERROR, "A fault of Lanecast while it read [" + path + "]", e);
            return new Reading(place, stamp, digest, null, new Fault(1, 1, "Lanecast failed on this file: " + e));
        }
    }

    /** Reads a whole document now. */
    Document document(String path, Instant now) {
        boolean file = counts(path) && isTaskName(path.substring(path.lastIndexOf('/') + 1));
        if (!file || !(look(path) instanceof Sight.RegularFile regular)) {
            return new Document.Missing();
        }
        try {
            return new Document.Readable(Yaml.read(bytes(path, regular.stamp())).document());
        } catch (FaultException e) {
            Reading fault = new Reading(place(path), regular.stamp(), 0, null, e.fault());
            return new Document.Unreadable(fault.invalid(project, now));
        } catch (IOException e) {
            return look(path) instanceof Sight.Nothing
                    ? new Document.Missing()
                    : new Document.Unreadable(
                            unreadable(place(path), regular.stamp(), e).invalid(project, now));
        }
    }

    private byte[] bytes(String path, Stamp stamp) throws IOException, FaultException {
        if (stamp.size() > Yaml.MOST_BYTES) {
            throw new FaultException("the file has [" + stamp.size() + "] bytes, more than [" + Yaml.MOST_BYTES + "]");
        }
        try (InputStream in = Files.newInputStream(resolve(path), LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes((int) stamp.size() + 1);
            return bytes.length <= stamp.size() ? bytes : grown(bytes, in);
        }
    }

    private static byte[] grown(byte[] start, InputStream in) throws IOException {
        byte[] rest = in.readNBytes(Yaml.MOST_BYTES);
        byte[] bytes = Arrays.copyOf(start, start.length + rest.length);
        System.arraycopy(rest, 0, bytes, start.length, rest.length);
        return bytes;
    }

    private Place place(String path) {
        Lane lane = lane(path).orElseThrow(() -> new IllegalArgumentException("No lane holds [" + path + "]"));
        return Place.of(path, lane);
    }

    private static Reading unreadable(Place place, Stamp stamp, IOException e) {
        String message = e instanceof AccessDeniedException
                ? "the file may not be read by this user; grant read permission"
                : "the file cannot be read: " + e.getMessage();
        return new Reading(place, stamp, 0, null, new Fault(1, 1, message));
    }
}

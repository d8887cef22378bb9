package dev.lanecast.examples;

import dev.lanecast.core.board.Observation;
import dev.lanecast.core.spi.Document;
import dev.lanecast.core.spi.SourceHealth;
import dev.lanecast.core.spi.TaskSource;
import dev.lanecast.core.task.LaneRole;
import dev.lanecast.core.task.LaneSince;
import dev.lanecast.core.task.Links;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.task.TaskKey;
import dev.lanecast.core.task.TaskRoot;
import dev.lanecast.core.task.Times;
import dev.lanecast.core.telemetry.Spend;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A task source of one's own: titles that the program itself adds and takes away, all in the inbox. Real sources read
 * something; this one shows the promises that they keep.
 */
public final class TodoSource implements TaskSource {

    private final TaskRoot root = new TaskRoot("todo", Path.of("todo").toAbsolutePath());
    private final Map<String, Task> tasks = new HashMap<>();
    private @Nullable Sink sink;

    /** Adds a title to the inbox; a known one is left as it is. */
    public synchronized void add(String title, Instant now) {
        Task task = task(title, now);
        if (tasks.putIfAbsent(task.path(), task) == null && sink != null) {
            sink.observed(new Observation.Present(task, null));
        }
    }

    /** Takes a title away. */
    public synchronized void remove(String title) {
        if (tasks.remove(path(title)) != null && sink != null) {
            sink.observed(new Observation.Gone(path(title)));
        }
    }

    @Override
    public TaskRoot root() {
        return root;
    }

    @Override
    public synchronized void start(Sink sink) {
        Collection<Observation> first = new ArrayList<>();
        tasks.values().forEach(task -> first.add(new Observation.Present(task, null)));
        sink.scanned(first);
        this.sink = sink;
    }

    @Override
    public synchronized Document document(String path) {
        Task task = tasks.get(path);
        return task == null ? new Document.Missing() : new Document.Readable(Map.of("title", task.title()));
    }

    @Override
    public void flush() {
        // Everything is given to the sink before add and remove return.
    }

    @Override
    public synchronized SourceHealth health() {
        return new SourceHealth(root, SourceHealth.Mode.NATIVE, tasks.size(), 0, 0, null, null, false);
    }

    @Override
    public synchronized void close() {
        sink = null;
    }

    private Task task(String title, Instant now) {
        Times times = new Times(now, null, null, null, now);
        return new Task(
                TaskKey.of(root.project(), path(title)),
                root.project(),
                path(title),
                title,
                title,
                null,
                "new",
                "inbox",
                null,
                times,
                LaneSince.of(LaneRole.WAITING, times),
                List.of(),
                null,
                Links.NONE,
                null,
                "",
                Spend.NONE,
                Set.of(),
                title.hashCode());
    }

    private static String path(String title) {
        return "inbox/" + title;
    }
}

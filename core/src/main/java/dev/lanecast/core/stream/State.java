package dev.lanecast.core.stream;

import dev.lanecast.core.event.BoardEvent;
import dev.lanecast.core.event.BoardEvent.TaskDeleted;
import dev.lanecast.core.event.BoardEvent.TaskInvalid;
import dev.lanecast.core.event.Origin;
import dev.lanecast.core.task.InvalidFile;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.task.TaskRoot;
import dev.lanecast.core.telemetry.CostSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The state that a stream writes: what becomes the next {@link View}. Not thread-safe. */
final class State {

    private final List<TaskRoot> roots;
    private final Spending spending = new Spending();
    private final Map<String, Integer> counts = new TreeMap<>();
    private Table<Task> tasks = Table.empty();
    private Table<InvalidFile> invalid = Table.empty();
    private CostSummary costs = CostSummary.NONE;

    State(List<TaskRoot> roots) {
        this.roots = List.copyOf(roots);
    }

    Spending spending() {
        return spending;
    }

    Table<Task> tasks() {
        return tasks;
    }

    Table<InvalidFile> invalid() {
        return invalid;
    }

    void costs(CostSummary costs) {
        this.costs = costs;
    }

    void apply(BoardEvent event) {
        Origin from = event.from();
        if (from != null) {
            put(from.key(), null, null);
        }
        if (event instanceof TaskDeleted) {
            put(event.key(), null, null);
        } else {
            put(event.key(), event.task(), event instanceof TaskInvalid broken ? broken.invalid() : null);
        }
    }

    /** Adds many entries of which none is known. */
    void load(List<Task> loaded, List<InvalidFile> broken) {
        tasks = tasks.withAll(loaded.stream().collect(Collectors.toMap(Task::key, spending::join)));
        invalid = invalid.withAll(broken.stream().collect(Collectors.toMap(InvalidFile::key, file -> file)));
        for (Task task : loaded) {
            spending.track(task.key(), null, task);
            counts.merge(task.lane(), 1, Integer::sum);
        }
    }

    void put(String key, @Nullable Task task, @Nullable InvalidFile file) {
        Task before = tasks.get(key);
        if (!Objects.equals(before, task)) {
            tasks = tasks.with(key, task);
            spending.track(key, before, task);
            count(before, -1);
            count(task, 1);
        }
        if (!Objects.equals(invalid.get(key), file)) {
            invalid = invalid.with(key, file);
        }
    }

    View view(String epoch, long seq, Instant at) {
        return new View(epoch, seq, at, roots, tasks, invalid, Map.copyOf(counts), costs);
    }

    private void count(@Nullable Task task, int change) {
        if (task != null) {
            counts.merge(task.lane(), change, State::addOrForget);
        }
    }

    private static @Nullable Integer addOrForget(int count, int change) {
        return count + change == 0 ? null : count + change;
    }
}

package dev.lanecast.core.stream;

import dev.lanecast.core.task.InvalidFile;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.task.TaskRoot;
import dev.lanecast.core.telemetry.CostSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The whole state after one event. Immutable; taking it costs nothing.
 *
 * @param epoch the life of the stream
 * @param seq the number of the last event in it; 0 before the first
 * @param at when the last change happened
 * @param roots the watched trees, in the order in which they were named
 * @param tasks every task by key, joined with its cost
 * @param invalid every unreadable file by key
 * @param counts tasks by lane name
 * @param costs what is spent
 */
public record View(
        String epoch,
        long seq,
        Instant at,
        List<TaskRoot> roots,
        Table<Task> tasks,
        Table<InvalidFile> invalid,
        Map<String, Integer> counts,
        CostSummary costs) {

    private static final Comparator<Task> BY_PLACE =
            Comparator.comparing(Task::project).thenComparing(Task::path).thenComparing(Task::key);

    /** Every task by project and path. Takes time in proportion to their number. */
    public List<Task> sortedTasks() {
        List<Task> sorted = new ArrayList<>(tasks.size());
        tasks.forEach(sorted::add);
        sorted.sort(BY_PLACE);
        return sorted;
    }

    /** Every unreadable file by project and path. */
    public List<InvalidFile> sortedInvalid() {
        List<InvalidFile> sorted = new ArrayList<>(invalid.size());
        invalid.forEach(sorted::add);
        sorted.sort(Comparator.comparing(InvalidFile::project).thenComparing(InvalidFile::path));
        return sorted;
    }
}

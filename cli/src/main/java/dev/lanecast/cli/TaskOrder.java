package dev.lanecast.cli;

import dev.lanecast.core.task.Lane;
import dev.lanecast.core.task.Lanes;
import dev.lanecast.core.task.Task;
import java.util.Comparator;
import java.util.List;

/** The order in which people read a board. */
final class TaskOrder {

    private static final List<String> PRIORITIES = List.of("critical", "high", "medium", "normal", "low");

    private TaskOrder() {}

    /** By lane, then the most urgent first, then the one that waits longest. */
    static Comparator<Task> of(Lanes lanes) {
        return Comparator.<Task>comparingInt(
                        task -> lanes.find(task.lane()).map(Lane::order).orElse(Integer.MAX_VALUE))
                .thenComparingInt(TaskOrder::rank)
                .thenComparing(task -> task.laneSince().at())
                .thenComparing(Task::project)
                .thenComparing(Task::path);
    }

    private static int rank(Task task) {
        int rank = task.priority() == null ? -1 : PRIORITIES.indexOf(task.priority());
        return rank < 0 ? PRIORITIES.size() : rank;
    }
}

package dev.lanecast.core.event;

import dev.lanecast.core.task.InvalidFile;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.task.TaskRoot;
import dev.lanecast.core.telemetry.Spend;
import dev.lanecast.core.telemetry.TaskRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Something that is so, as a source tells it, before it has a number. Immutable. */
public sealed interface Fact {

    /** Which source says so. */
    Stamp stamp();

    /** When the source learnt it. */
    Instant at();

    /** The whole state of one source; replaces all that was known of it. */
    record Baseline(Stamp stamp, Instant at, TaskRoot root, List<Task> tasks, List<InvalidFile> invalid)
            implements Fact {}

    /** One change on the board of one source. */
    record BoardChanged(Stamp stamp, Instant at, BoardEvent event) implements Fact {}

    /** One change of totals, calls or budgets. */
    record CostChanged(Stamp stamp, Instant at, CostEvent event) implements Fact {}

    /**
     * What model calls cost that name a task.
     *
     * @param spend the whole cost of each task named, replacing what was known of it
     */
    record TaskSpent(Stamp stamp, Instant at, Map<TaskRef, Spend> spend) implements Fact {

        public TaskSpent {
            spend = Map.copyOf(spend);
        }
    }
}

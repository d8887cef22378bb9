package dev.lanecast.core.stream;

import dev.lanecast.core.task.Task;
import dev.lanecast.core.telemetry.Spend;
import dev.lanecast.core.telemetry.TaskRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Joins tasks with what was spent on them. Not thread-safe. */
final class Spending {

    private final Map<TaskRef, Spend> spend = new HashMap<>();
    private final Map<String, Set<String>> keysById = new HashMap<>();

    /** The task with its whole cost. */
    Task join(Task task) {
        Spend everywhere = spend.getOrDefault(new TaskRef(null, task.id()), Spend.NONE);
        Spend here = spend.getOrDefault(new TaskRef(task.project(), task.id()), Spend.NONE);
        return task.withSpend(everywhere.plus(here));
    }

    void put(Map<TaskRef, Spend> changes) {
        spend.putAll(changes);
    }

    /** Learns that an entry of the board has this task now, or none. */
    void track(String key, @Nullable Task before, @Nullable Task after) {
        if (before != null && after != null && before.id().equals(after.id())) {
            return;
        }
        if (before != null) {
            Set<String> keys = keysById.getOrDefault(before.id(), new HashSet<>());
            keys.remove(key);
            if (keys.isEmpty()) {
                keysById.remove(before.id());
            }
        }
        if (after != null) {
            keysById.computeIfAbsent(after.id(), id -> new HashSet<>(2)).add(key);
        }
    }

    /** The entries whose cost may change with these. */
    Set<String> keys(Set<TaskRef> tasks) {
        Set<String> keys = new HashSet<>();
        tasks.forEach(task -> keys.addAll(keysById.getOrDefault(task.taskId(), Set.of())));
        return keys;
    }
}

package dev.lanecast.core.stream;

import dev.lanecast.core.event.BoardEvent;
import dev.lanecast.core.event.BoardEvent.TaskCreated;
import dev.lanecast.core.event.BoardEvent.TaskDeleted;
import dev.lanecast.core.event.BoardEvent.TaskInvalid;
import dev.lanecast.core.event.BoardEvent.TaskRecovered;
import dev.lanecast.core.event.BoardEvent.TaskUpdated;
import dev.lanecast.core.event.Fact;
import dev.lanecast.core.task.FieldChange;
import dev.lanecast.core.task.InvalidFile;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.task.TaskDiff;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happened when a source that is known tells its whole state anew, as after a restart of its own. */
final class Replacement {

    private Replacement() {}

    static List<BoardEvent> events(State state, Fact.Baseline baseline) {
        Map<String, Task> tasks = new HashMap<>();
        baseline.tasks().forEach(task -> tasks.put(task.key(), task));
        Map<String, InvalidFile> invalid = new HashMap<>();
        baseline.invalid().forEach(file -> invalid.put(file.key(), file));
        List<BoardEvent> events =
                new ArrayList<>(deletions(state, baseline.root().project(), tasks, invalid));
        Set<String> keys = new HashSet<>(tasks.keySet());
        keys.addAll(invalid.keySet());
        for (String key : keys) {
            BoardEvent event = change(state, key, tasks.get(key), invalid.get(key));
            if (event != null) {
                events.add(event);
            }
        }
        return events;
    }

    private static List<BoardEvent> deletions(
            State state, String project, Map<String, Task> tasks, Map<String, InvalidFile> invalid) {
        Map<String, BoardEvent> gone = new HashMap<>();
        state.invalid().forEach(file -> {
            if (file.project().equals(project)) {
                gone.put(file.key(), new TaskDeleted(file.key(), file.path(), file.lane(), null, null));
            }
        });
        state.tasks().forEach(task -> {
            if (task.project().equals(project)) {
                gone.put(task.key(), new TaskDeleted(task.key(), task.path(), task.lane(), task, null));
            }
        });
        gone.keySet().removeAll(tasks.keySet());
        gone.keySet().removeAll(invalid.keySet());
        return List.copyOf(gone.values());
    }

    private static @Nullable BoardEvent change(
            State state, String key, @Nullable Task task, @Nullable InvalidFile file) {
        Task before = state.tasks().get(key);
        InvalidFile brokenBefore = state.invalid().get(key);
        if (file != null) {
            boolean same = file.equals(brokenBefore) && sameButCost(before, task);
            return same ? null : new TaskInvalid(file, task, null);
        }
        if (task == null) {
            return null;
        }
        if (brokenBefore != null) {
            return new TaskRecovered(task, null);
        }
        if (before == null) {
            return new TaskCreated(task);
        }
        List<FieldChange> changes = TaskDiff.between(before, task.withSpend(before.spend()));
        return changes.isEmpty() ? null : new TaskUpdated(task, changes);
    }

    private static boolean sameButCost(@Nullable Task before, @Nullable Task task) {
        if (before == null || task == null) {
            return before == null && task == null;
        }
        return before.equals(task.withSpend(before.spend()));
    }
}

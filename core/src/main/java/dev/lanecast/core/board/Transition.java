package dev.lanecast.core.board;

import dev.lanecast.core.event.BoardEvent;
import dev.lanecast.core.event.BoardEvent.TaskAssigned;
import dev.lanecast.core.event.BoardEvent.TaskCompleted;
import dev.lanecast.core.event.BoardEvent.TaskCreated;
import dev.lanecast.core.event.BoardEvent.TaskInvalid;
import dev.lanecast.core.event.BoardEvent.TaskMoved;
import dev.lanecast.core.event.BoardEvent.TaskRecovered;
import dev.lanecast.core.event.BoardEvent.TaskUpdated;
import dev.lanecast.core.event.Origin;
import dev.lanecast.core.task.FieldChange;
import dev.lanecast.core.task.InvalidFile;
import dev.lanecast.core.task.LaneRole;
import dev.lanecast.core.task.Lanes;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.task.TaskDiff;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of events in {@code docs/protocol.md}, but for deletions: which event leads from one entry to the next. */
final class Transition {

    private Transition() {}

    /** The event, or null if nothing changed that a client would notice. */
    static @Nullable BoardEvent between(@Nullable Entry old, Entry now, @Nullable Origin from, Lanes lanes) {
        Task task = now.task();
        if (now.invalid() != null) {
            boolean same = from == null && old != null && now.invalid().equals(old.invalid());
            return same ? null : new TaskInvalid(now.invalid(), task, from);
        }
        if (task == null) {
            throw new IllegalStateException("An entry has neither task nor fault");
        }
        if (old == null) {
            return new TaskCreated(task);
        }
        if (old.broken() || old.task() == null) {
            return new TaskRecovered(task, from);
        }
        List<FieldChange> changes = TaskDiff.between(old.task(), task);
        if (from != null) {
            return relocation(task, from, changes, lanes);
        }
        return changes.isEmpty() ? null : new TaskUpdated(task, changes);
    }

    /** The event of a flag that changed, which leaves an unreadable file unreadable. */
    static BoardEvent flagged(Task before, Task task, @Nullable InvalidFile fault) {
        return fault == null
                ? new TaskUpdated(task, TaskDiff.between(before, task))
                : new TaskInvalid(fault, task, null);
    }

    private static BoardEvent relocation(Task task, Origin from, List<FieldChange> changes, Lanes lanes) {
        LaneRole before = lanes.role(from.lane());
        LaneRole after = lanes.role(task.lane());
        if (before == LaneRole.WAITING && after == LaneRole.ACTIVE) {
            return new TaskAssigned(task, from, changes);
        }
        if (before != LaneRole.FINISHED && after == LaneRole.FINISHED) {
            return new TaskCompleted(task, from, changes);
        }
        return new TaskMoved(task, from, changes);
    }
}

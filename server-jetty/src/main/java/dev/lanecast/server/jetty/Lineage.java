package dev.lanecast.server.jetty;

import dev.lanecast.core.event.BoardEvent;
import dev.lanecast.core.event.BoardEvent.Relocation;
import dev.lanecast.core.event.BoardEvent.TaskAssigned;
import dev.lanecast.core.event.BoardEvent.TaskCompleted;
import dev.lanecast.core.event.BoardEvent.TaskCreated;
import dev.lanecast.core.event.BoardEvent.TaskDeleted;
import dev.lanecast.core.event.BoardEvent.TaskInvalid;
import dev.lanecast.core.event.BoardEvent.TaskMoved;
import dev.lanecast.core.event.BoardEvent.TaskRecovered;
import dev.lanecast.core.event.BoardEvent.TaskUpdated;
import dev.lanecast.core.event.Origin;
import dev.lanecast.core.stream.Numbered;
import dev.lanecast.core.task.FieldChange;
import dev.lanecast.core.task.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What happened to one entry of the board, and the one event that stands for it. Not thread-safe. */
final class Lineage {

    private final @Nullable Origin known;
    private final Map<String, FieldChange> changes = new LinkedHashMap<>();
    private @Nullable Relocation move;
    private @Nullable Numbered last;
    private boolean recovered;

    private Lineage(@Nullable Origin known) {
        this.known = known;
    }

    /** An entry as it was before an event. */
    static Lineage before(BoardEvent event) {
        if (event.from() != null) {
            return new Lineage(event.from());
        }
        return new Lineage(event instanceof TaskCreated ? null : inPlace(event));
    }

    /** Where the client knows the entry; null if it does not. */
    @Nullable
    Origin known() {
        return known;
    }

    void add(Numbered numbered, BoardEvent event) {
        last = numbered;
        recovered |= event instanceof TaskRecovered;
        if (event instanceof Relocation relocation) {
            move = relocation;
            relocation.changes().forEach(this::merge);
        } else if (event instanceof TaskUpdated updated) {
            updated.changes().forEach(this::merge);
        }
    }

    /** The event that stands for all, where the entry is gone. */
    Numbered deletion() {
        Numbered numbered = Objects.requireNonNull(last);
        Origin origin = Objects.requireNonNull(known);
        TaskDeleted event = (TaskDeleted) numbered.event();
        return with(
                numbered, new TaskDeleted(origin.key(), origin.path(), origin.lane(), event.task(), event.movedTo()));
    }

    /** The event that stands for all, where the entry is there. */
    Numbered net() {
        Numbered numbered = Objects.requireNonNull(last);
        BoardEvent event = (BoardEvent) numbered.event();
        Origin from = known == null || known.key().equals(event.key()) ? null : known;
        if (event instanceof TaskInvalid broken) {
            return with(numbered, new TaskInvalid(broken.invalid(), broken.task(), from));
        }
        Task task = Objects.requireNonNull(event.task());
        if (known == null) {
            return with(numbered, new TaskCreated(task));
        }
        if (recovered) {
            return with(numbered, new TaskRecovered(task, from));
        }
        return with(numbered, from == null ? new TaskUpdated(task, changes()) : relocation(task, from));
    }

    private BoardEvent relocation(Task task, Origin from) {
        FieldChange status = changes.get("status");
        String before = status == null ? from.status() : (String) status.before();
        Origin origin = new Origin(from.key(), from.path(), from.lane(), before);
        if (move instanceof TaskAssigned) {
            return new TaskAssigned(task, origin, changes());
        }
        return move instanceof TaskCompleted
                ? new TaskCompleted(task, origin, changes())
                : new TaskMoved(task, origin, changes());
    }

    private void merge(FieldChange change) {
        changes.merge(
                change.field(),
                change,
                (earlier, later) -> new FieldChange(later.field(), earlier.before(), later.after()));
    }

    private List<FieldChange> changes() {
        return List.copyOf(changes.values());
    }

    private static Origin inPlace(BoardEvent event) {
        if (event instanceof TaskDeleted deleted) {
            return new Origin(deleted.key(), deleted.path(), deleted.lane(), null);
        }
        if (event instanceof TaskInvalid broken) {
            return Origin.of(broken.invalid());
        }
        return Origin.of(Objects.requireNonNull(event.task()));
    }

    private static Numbered with(Numbered numbered, BoardEvent event) {
        return new Numbered(numbered.seq(), numbered.at(), event);
    }
}

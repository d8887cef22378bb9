package dev.lanecast.core.wire;

import dev.lanecast.core.event.BoardEvent;
import dev.lanecast.core.event.BoardEvent.Relocation;
import dev.lanecast.core.event.BoardEvent.TaskDeleted;
import dev.lanecast.core.event.BoardEvent.TaskInvalid;
import dev.lanecast.core.event.BoardEvent.TaskUpdated;
import dev.lanecast.core.event.CostEvent;
import dev.lanecast.core.event.Origin;
import dev.lanecast.core.stream.Numbered;
import dev.lanecast.core.task.FieldChange;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Spend;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of numbered events. */
final class EventFields {

    private EventFields() {}

    static void write(Numbered numbered, FieldWriter out) {
        out.field("type", numbered.event().type());
        out.field("seq", numbered.seq());
        out.field("timestamp", numbered.at());
        if (numbered.event() instanceof BoardEvent event) {
            board(event, out);
        } else if (numbered.event() instanceof CostEvent event) {
            cost(event, out);
        }
    }

    private static void board(BoardEvent event, FieldWriter out) {
        out.field("key", event.key());
        out.field("file_path", event.path());
        if (event instanceof TaskInvalid broken) {
            out.name("invalid");
            Wire.invalid(broken.invalid(), out);
        }
        task(event.task(), out);
        if (event instanceof Relocation relocation) {
            relocation(relocation, out);
        } else if (event.from() != null) {
            origin(event.from(), out);
        }
        if (event instanceof TaskUpdated updated) {
            changes(updated.changes(), out);
        } else if (event instanceof TaskDeleted deleted) {
            deleted(deleted, out);
        }
    }

    private static void task(@Nullable Task task, FieldWriter out) {
        if (task != null) {
            out.name("task");
            Wire.task(task, out);
        }
    }

    private static void relocation(Relocation event, FieldWriter out) {
        Origin from = event.from();
        out.field("old_lane", from.lane());
        out.field("new_lane", event.task().lane());
        out.field("old_status", from.status());
        out.field("new_status", event.task().status());
        origin(from, out);
        changes(event.changes(), out);
    }

    private static void origin(Origin from, FieldWriter out) {
        out.field("old_path", from.path());
        out.field("old_key", from.key());
    }

    private static void deleted(TaskDeleted event, FieldWriter out) {
        out.field("lane", event.lane());
        if (event.movedTo() != null) {
            out.field("moved_to", event.movedTo());
        }
    }

    private static void changes(List<FieldChange> changes, FieldWriter out) {
        out.name("changes");
        out.startArray();
        for (FieldChange change : changes) {
            out.startObject();
            out.field("field", change.field());
            out.field("old", change.before());
            out.field("new", change.after());
            out.endObject();
        }
        out.endArray();
    }

    private static void cost(CostEvent event, FieldWriter out) {
        if (event instanceof CostEvent.TaskCost changed) {
            out.name("tasks");
            out.startArray();
            changed.tasks().forEach((key, spend) -> spend(key, spend, out));
            out.endArray();
        } else if (event instanceof CostEvent.CostUpdate update) {
            Wire.costFields(update.summary(), out);
            Wire.budgets(update.summary().budgets(), out);
        } else if (event instanceof CostEvent.TelemetryUpdate update) {
            telemetry(update, out);
        } else if (event instanceof CostEvent.BudgetThreshold crossed) {
            Wire.budgetFields(crossed.budget(), out);
        }
    }

    private static void spend(String key, Spend spend, FieldWriter out) {
        out.startObject();
        out.field("key", key);
        out.field("cost_usd", spend.usd());
        out.field("tokens", spend.tokens());
        out.field("unpriced", spend.unpriced());
        out.endObject();
    }

    private static void telemetry(CostEvent.TelemetryUpdate update, FieldWriter out) {
        out.field("count", update.count());
        out.name("invocations");
        out.startArray();
        for (Invocation call : update.newest()) {
            Wire.invocation(call, out);
        }
        out.endArray();
    }
}

package dev.lanecast.core.task;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Tells two versions of a task apart. */
public final class TaskDiff {

    /** What says where a task is rather than what it is, or changes with every save, or has events of its own. */
    private static final Set<TaskField> LEFT_OUT = EnumSet.of(
            TaskField.KEY,
            TaskField.PROJECT,
            TaskField.PATH,
            TaskField.LANE,
            TaskField.UPDATED_AT,
            TaskField.COST_USD,
            TaskField.TOKENS,
            TaskField.UNPRICED);

    private TaskDiff() {}

    /**
     * What a reader would call changed: the fields; else {@code document} if the file's bytes differ; else
     * {@code updated_at} if only the modification time does; else nothing.
     */
    public static List<FieldChange> between(Task before, Task after) {
        List<FieldChange> changes = new ArrayList<>();
        for (TaskField field : TaskField.values()) {
            if (!LEFT_OUT.contains(field)) {
                compare(field, before, after, changes);
            }
        }
        if (changes.isEmpty() && before.digest() != after.digest()) {
            changes.add(new FieldChange("document", null, null));
        }
        if (changes.isEmpty()) {
            compare(TaskField.UPDATED_AT, before, after, changes);
        }
        return List.copyOf(changes);
    }

    private static void compare(TaskField field, Task before, Task after, List<FieldChange> changes) {
        Object old = field.of(before);
        Object now = field.of(after);
        if (!Objects.equals(old, now)) {
            changes.add(new FieldChange(field.wireName(), old, now));
        }
    }
}

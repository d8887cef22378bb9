package dev.lanecast.watcher;

import dev.lanecast.core.task.Flag;
import dev.lanecast.core.task.Links;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the ids of other tasks in the shapes in which tasks name them. */
final class TaskLinks {

    private static final int MOST = 1_000;

    /** What stands beside an id to say how it goes with it. */
    private static final Set<String> REMARKS = Set.of(
            "new",
            "inbox",
            "pending",
            "assigned",
            "in_progress",
            "blocked",
            "done",
            "completed",
            "error",
            "required",
            "optional",
            "hard",
            "soft");

    private TaskLinks() {}

    static Links read(Fields fields) {
        return new Links(ids("dependencies", fields), ids("blocked_by", fields), ids("blocks", fields));
    }

    private static List<String> ids(String field, Fields fields) {
        Item item = fields.item(field);
        if (item == null) {
            return List.of();
        }
        Set<String> ids = new LinkedHashSet<>();
        if (!collect(item, ids)) {
            fields.flag(Flag.FIELD_IGNORED);
        }
        return ids.stream().limit(MOST).toList();
    }

    /** Whether everything in it could be used. */
    private static boolean collect(Item item, Set<String> ids) {
        if (item instanceof Item.Scalar scalar) {
            return addText(scalar, ids);
        }
        if (item instanceof Item.Sequence sequence) {
            boolean usable = true;
            for (Item one : sequence.items()) {
                usable &= one instanceof Item.Sequence ? false : collect(one, ids);
            }
            return usable;
        }
        return addMap((Item.Mapping) item, ids);
    }

    private static boolean addText(Item.Scalar scalar, Set<String> ids) {
        if (scalar.value() == null) {
            return false;
        }
        boolean list = !scalar.text().strip().contains(" ") || scalar.text().contains(",");
        for (String id : list ? scalar.text().split(",") : new String[] {scalar.text()}) {
            String line = Fields.line(new Item.Scalar(id, id));
            if (!line.isEmpty()) {
                ids.add(line);
            }
        }
        return true;
    }

    private static boolean addMap(Item.Mapping map, Set<String> ids) {
        Item id = map.fields().getOrDefault("task_id", map.fields().get("id"));
        if (id instanceof Item.Scalar scalar) {
            return addText(scalar, ids);
        }
        List<Item> values = new ArrayList<>(map.fields().values());
        if (values.stream().allMatch(TaskLinks::namesTasks)) {
            values.forEach(value -> collect(value, ids));
        } else {
            for (Map.Entry<String, Item> entry : map.fields().entrySet()) {
                ids.add(Fields.line(new Item.Scalar(entry.getKey(), entry.getKey())));
            }
        }
        return true;
    }

    private static boolean namesTasks(@Nullable Item value) {
        if (value instanceof Item.Sequence sequence) {
            return sequence.items().stream().allMatch(TaskLinks::namesTasks);
        }
        return value instanceof Item.Scalar scalar
                && scalar.value() != null
                && !(scalar.value() instanceof Boolean)
                && !scalar.text().strip().contains(" ")
                && !REMARKS.contains(scalar.text().strip().toLowerCase(Locale.ROOT));
    }
}

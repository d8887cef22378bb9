package dev.lanecast.core.task;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a task that leave the process, in their order. The values are plain: String, Long, BigDecimal, Instant,
 * List and Map of those, or null.
 */
@SuppressWarnings("ImmutableEnumChecker") // Every function here is stateless.
public enum TaskField {
    KEY(Task::key),
    PROJECT(Task::project),
    PATH(Task::path),
    ID(Task::id),
    TITLE(Task::title),
    AGENT(Task::agent),
    STATUS(Task::status),
    LANE(Task::lane),
    PRIORITY(Task::priority),
    CREATED_AT(task -> task.times().createdAt()),
    UPDATED_AT(task -> task.times().updatedAt()),
    LANE_SINCE(task -> task.laneSince().at()),
    LANE_SINCE_SOURCE(task -> task.laneSince().source().wireName()),
    TAGS(Task::tags),
    INITIATIVE(Task::initiative),
    DEPENDENCIES(task -> task.links().dependencies()),
    BLOCKED_BY(task -> task.links().blockedBy()),
    BLOCKS(task -> task.links().blocks()),
    CHECKLIST(task -> checklist(task.checklist())),
    EXCERPT(Task::excerpt),
    COST_USD(task -> task.spend().usd()),
    TOKENS(task -> task.spend().tokens()),
    UNPRICED(task -> task.spend().unpriced()),
    FLAGS(task -> flags(task));

    private final String wireName = name().toLowerCase(Locale.ROOT);
    private final Function<Task, @Nullable Object> value;

    TaskField(Function<Task, @Nullable Object> value) {
        this.value = value;
    }

    /** The name on the wire, such as {@code lane_since}. */
    public String wireName() {
        return wireName;
    }

    /** The plain value of this field, or null. */
    public @Nullable Object of(Task task) {
        return value.apply(task);
    }

    private static @Nullable Map<String, Object> checklist(@Nullable Checklist checklist) {
        if (checklist == null) {
            return null;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("done", (long) checklist.done());
        fields.put("total", (long) checklist.total());
        return fields;
    }

    private static List<String> flags(Task task) {
        return task.flags().stream().sorted().map(Flag::wireName).toList();
    }
}

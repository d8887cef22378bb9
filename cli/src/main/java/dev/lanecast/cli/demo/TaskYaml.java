package dev.lanecast.cli.demo;

import dev.lanecast.cli.demo.SimulatedTask.Lane;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes simulated tasks as agents do. */
final class TaskYaml {

    private final StringBuilder yaml = new StringBuilder();

    private TaskYaml() {}

    /** The whole file. */
    static String of(SimulatedTask task) {
        return new TaskYaml().write(task).toString();
    }

    /** The file as an agent leaves it that died while it wrote. */
    static String torn(SimulatedTask task) {
        String whole = of(task);
        return whole.substring(0, whole.indexOf("title: \"") + 20);
    }

    private StringBuilder write(SimulatedTask task) {
        text("id", task.id);
        text("title", task.idea.title());
        text("agent", task.agent);
        text("status", task.status);
        text("priority", task.priority);
        time("created_at", task.createdAt);
        text("created_by", task.createdBy);
        time("assigned_at", task.assignedAt);
        time("started_at", task.startedAt);
        time("completed_at", task.completedAt);
        list("tags", task.idea.tags());
        list("dependencies", task.dependencies);
        list("blocked_by", task.blockedBy == null ? List.of() : List.of(task.blockedBy));
        text("description", task.idea.description());
        criteria(task);
        if (task.lane == Lane.DONE) {
            yaml.append("result:\n  summary: ")
                    .append(quoted("All criteria hold; see the merge request"))
                    .append('\n');
        }
        return yaml;
    }

    private void criteria(SimulatedTask task) {
        yaml.append("acceptance_criteria:\n");
        List<String> criteria = task.idea.criteria();
        for (int i = 0; i < criteria.size(); i++) {
            yaml.append("  - ")
                    .append(quoted((i < task.ticked ? "[x] " : "[ ] ") + criteria.get(i)))
                    .append('\n');
        }
    }

    private void text(String field, @Nullable String value) {
        if (value != null) {
            yaml.append(field).append(": ").append(quoted(value)).append('\n');
        }
    }

    private void time(String field, @Nullable Instant value) {
        text(field, value == null ? null : value.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private void list(String field, List<String> values) {
        if (!values.isEmpty()) {
            yaml.append(field).append(":\n");
            values.forEach(value -> yaml.append("  - ").append(quoted(value)).append('\n'));
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}

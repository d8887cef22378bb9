package dev.lanecast.cli;

import dev.lanecast.core.spi.SourceHealth;
import dev.lanecast.core.stream.View;
import dev.lanecast.core.task.Flag;
import dev.lanecast.core.task.InvalidFile;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.task.TaskRoot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything wrong with the files of a board. */
final class Findings {

    private static final Comparator<Finding> BY_PLACE =
            Comparator.comparing(Finding::file).thenComparingInt(Finding::line).thenComparing(Finding::kind);

    private final View view;
    private final List<SourceHealth> health;
    private final Map<String, Path> roots;
    private final Set<Label> known = new HashSet<>();
    private final List<Finding> found = new ArrayList<>();

    Findings(View view, List<SourceHealth> health) {
        this.view = view;
        this.health = health;
        this.roots = view.roots().stream().collect(Collectors.toMap(TaskRoot::project, TaskRoot::path));
    }

    /** By file, line and kind. */
    List<Finding> all() {
        health.stream().filter(SourceHealth::degraded).forEach(this::incomplete);
        view.sortedInvalid().forEach(this::invalid);
        view.sortedTasks().forEach(task -> known.add(new Label(task.project(), task.id())));
        view.sortedTasks().forEach(this::suspicious);
        found.sort(BY_PLACE);
        return List.copyOf(found);
    }

    private void incomplete(SourceHealth source) {
        String reason = Objects.requireNonNullElse(source.reason(), "the tree cannot be read as a whole");
        found.add(new Finding(source.root().project(), source.root().path(), 1, 1, Finding.INVALID, reason));
    }

    private void invalid(InvalidFile file) {
        InvalidFile.Fault fault = file.fault();
        Path path = path(file.project(), file.path());
        found.add(new Finding(file.project(), path, fault.line(), fault.column(), Finding.INVALID, fault.message()));
        known.add(new Label(file.project(), path.getFileName().toString().replaceFirst("\\.[^.]*$", "")));
    }

    private void suspicious(Task task) {
        for (Flag flag : task.flags()) {
            SuspiciousFlags.message(flag, task).ifPresent(message -> warn(task, flag.wireName(), message));
        }
        missing(task, "dependencies", task.links().dependencies());
        missing(task, "blocked_by", task.links().blockedBy());
    }

    private void missing(Task task, String field, List<String> ids) {
        ids.stream()
                .filter(id -> !known.contains(new Label(task.project(), id)))
                .forEach(id -> warn(
                        task,
                        "missing_task",
                        "[" + field + "] names the task [" + id
                                + "], which is not on the board; mend the id, or leave it if that task is archived"));
    }

    private void warn(Task task, String kind, String message) {
        found.add(new Finding(task.project(), path(task.project(), task.path()), 1, 1, kind, message));
    }

    private Path path(String project, String path) {
        return Objects.requireNonNull(roots.get(project), project).resolve(path);
    }

    /** An id within its project. */
    private record Label(String project, String id) {}
}

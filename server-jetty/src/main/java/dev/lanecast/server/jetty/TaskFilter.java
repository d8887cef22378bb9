package dev.lanecast.server.jetty;

import dev.lanecast.core.task.LaneRole;
import dev.lanecast.core.task.Lanes;
import dev.lanecast.core.task.Task;
import java.util.Optional;
import java.util.function.Predicate;

/** Tells which tasks a request asks for. Immutable. */
record TaskFilter(
        boolean includeDone, Optional<String> project, Optional<String> agent, Optional<String> id, Lanes lanes)
        implements Predicate<Task> {

    static TaskFilter of(Query query, Lanes lanes) throws RefusedException {
        return new TaskFilter(
                query.flag("include_done", true), query.text("project"), query.text("agent"), query.text("id"), lanes);
    }

    @Override
    public boolean test(Task task) {
        return isOfProject(task.project())
                && agent.map(Grouping.agent(task)::equals).orElse(true)
                && id.map(task.id()::equals).orElse(true)
                && (includeDone || lanes.role(task.lane()) != LaneRole.FINISHED);
    }

    boolean passesAll() {
        return includeDone && project.isEmpty() && agent.isEmpty() && id.isEmpty();
    }

    boolean isOfProject(String name) {
        return project.map(name::equals).orElse(true);
    }
}

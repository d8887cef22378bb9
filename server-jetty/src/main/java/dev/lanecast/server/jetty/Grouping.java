package dev.lanecast.server.jetty;

import dev.lanecast.core.task.Lane;
import dev.lanecast.core.task.Lanes;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.wire.FieldWriter;
import dev.lanecast.core.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes tasks by lane and agent. */
final class Grouping {

    /** The lanes that have fields of their own. */
    static final List<String> NAMED = List.of("inbox", "assigned", "done");

    private static final String NOBODY = "unassigned";

    private Grouping() {}

    /** The agent under whom a task stands. */
    static String agent(Task task) {
        return task.agent() == null ? NOBODY : task.agent();
    }

    /** The fields {@code inbox}, {@code assigned}, {@code done} and {@code lanes}. */
    static void write(List<Task> tasks, Lanes lanes, FieldWriter out) {
        Map<String, Map<String, List<Task>>> groups = new TreeMap<>();
        List<Task> inbox = new ArrayList<>();
        for (Task task : tasks) {
            if (task.lane().equals(NAMED.get(0))) {
                inbox.add(task);
            } else {
                groups.computeIfAbsent(task.lane(), lane -> new TreeMap<>())
                        .computeIfAbsent(agent(task), agent -> new ArrayList<>())
                        .add(task);
            }
        }
        out.name("inbox");
        Wire.tasks(inbox, out);
        lane("assigned", groups, out);
        lane("done", groups, out);
        out.name("lanes");
        out.startObject();
        for (Lane lane : lanes.all()) {
            if (!NAMED.contains(lane.name())) {
                lane(lane.name(), groups, out);
            }
        }
        out.endObject();
    }

    private static void lane(String lane, Map<String, Map<String, List<Task>>> groups, FieldWriter out) {
        out.name(lane);
        out.startObject();
        groups.getOrDefault(lane, Map.of()).forEach((agent, tasks) -> {
            out.name(agent);
            Wire.tasks(tasks, out);
        });
        out.endObject();
    }
}

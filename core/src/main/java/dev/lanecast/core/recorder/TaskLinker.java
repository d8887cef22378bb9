package dev.lanecast.core.recorder;

import dev.lanecast.core.task.LaneRole;
import dev.lanecast.core.task.LaneSince.Source;
import dev.lanecast.core.task.Lanes;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.task.Times;
import dev.lanecast.core.telemetry.Basis;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.TaskLink;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out for which task a call was made: the task that it or its sender names; else the one whose id its branch holds;
 * else the only one that its agent was working on when it ended. What was found stays when the task leaves the board, as it
 * was worked on all the same, and a task of another board is for that board to judge. Thread-safe.
 */
public final class TaskLinker {

    /** Branches come from outside; nobody works on one with a longer name. */
    private static final int LONGEST_BRANCH = 250;

    private static final int SHORTEST_ID = 3;

    private final Lanes lanes;
    private final Map<String, String> aliases;
    private final Map<String, Work> works = new HashMap<>();
    private final Map<String, Map<String, Work>> byId = new HashMap<>();
    private final Map<String, Map<String, Work>> byAgent = new HashMap<>();
    private final Map<String, Map<String, Work>> byProject = new HashMap<>();

    /**
     * One that knows no tasks yet.
     *
     * @param aliases the agent, for the name under which its calls come, such as that of a product
     */
    public TaskLinker(Lanes lanes, Map<String, String> aliases) {
        this.lanes = lanes;
        this.aliases = Map.copyOf(aliases);
    }

    /**
     * Gets to know what became of a task.
     *
     * @param key of the task
     * @param task null if it is gone
     * @return the earliest time for which another answer may be given now; null if there is none
     */
    public synchronized @Nullable Instant put(String key, @Nullable Task task) {
        Work now = task == null ? null : Work.of(task, lanes);
        Work before = now == null ? works.remove(key) : works.put(key, now);
        if (Objects.equals(before, now)) {
            return null;
        }
        if (before != null) {
            remove(key, before.id, byId);
            remove(key, before.agent, byAgent);
            remove(key, before.project, byProject);
        }
        if (now != null) {
            add(key, now, now.id, byId);
            add(key, now, now.agent, byAgent);
            add(key, now, now.project, byProject);
        }
        return Stream.of(before, now)
                .filter(Objects::nonNull)
                .map(work -> Objects.requireNonNull(work).from())
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** The call with its task, that task's project, and how it is known. What the call tells itself stays. */
    public synchronized Invocation link(Invocation call) {
        if (call.link() != null && call.link().isTold()) {
            return call;
        }
        Found found = inBranch(call.branch(), call.toldProject());
        if (found == null) {
            found = call.link() == TaskLink.BRANCH && isUnknown(call) ? Found.NOTHING : atWork(call);
        }
        return stands(call, found) ? call : with(call, found);
    }

    /** Whether the task that was found before is still right, or not for this board to judge. */
    private boolean stands(Invocation call, Found found) {
        if (call.taskId() == null) {
            return false;
        }
        boolean elsewhere = call.project() != null && !byProject.containsKey(call.project());
        return elsewhere || (found.id() == null && isUnknown(call));
    }

    /** Whether the task of the call is none of this board. */
    private boolean isUnknown(Invocation call) {
        return call.taskId() == null || !isKnown(call.taskId(), call.project());
    }

    private static Invocation with(Invocation call, Found found) {
        boolean told = call.toldProject() != null;
        Invocation linked = call.toBuilder()
                .task(found.id(), found.link())
                .project(told ? call.project() : found.project(), told ? call.projectBasis() : Basis.FOUND)
                .build();
        return linked.equals(call) ? call : linked;
    }

    /** The longest id that stands in it between other signs, if it is the only one of its length. */
    private @Nullable Found inBranch(@Nullable String branch, @Nullable String project) {
        if (branch == null || branch.length() > LONGEST_BRANCH) {
            return null;
        }
        Set<String> longest = new HashSet<>();
        int length = SHORTEST_ID;
        for (int begin = 0; begin < branch.length(); begin++) {
            for (int end = branch.length(); isBoundary(branch, begin) && end - begin >= length; end--) {
                String part = isBoundary(branch, end) ? branch.substring(begin, end) : "";
                if (isKnown(part, project)) {
                    if (part.length() > length) {
                        longest.clear();
                    }
                    length = part.length();
                    longest.add(part);
                }
            }
        }
        return longest.size() == 1 ? named(longest.iterator().next()) : null;
    }

    /** A task of that id; its project is known if no other one has such a task. */
    private Found named(String id) {
        Set<String> projects = byId.getOrDefault(id, Map.of()).values().stream()
                .map(Work::project)
                .collect(Collectors.toSet());
        return new Found(projects.size() == 1 ? projects.iterator().next() : null, id, TaskLink.BRANCH);
    }

    private boolean isKnown(String id, @Nullable String project) {
        Collection<Work> named = byId.getOrDefault(id, Map.of()).values();
        return named.stream().anyMatch(work -> project == null || project.equals(work.project()));
    }

    private static boolean isBoundary(String text, int at) {
        return at == 0
                || at == text.length()
                || !Character.isLetterOrDigit(text.charAt(at - 1))
                || !Character.isLetterOrDigit(text.charAt(at));
    }

    private Found atWork(Invocation call) {
        String project = call.toldProject();
        Set<Found> found = new HashSet<>();
        for (Work work : byAgent.getOrDefault(agent(call), Map.of()).values()) {
            if ((work.holds(call.timestamp()) || work.keeps(call))
                    && (project == null || project.equals(work.project()))) {
                found.add(new Found(work.project(), work.id(), TaskLink.INFERRED));
            }
        }
        return found.size() == 1 ? found.iterator().next() : Found.NOTHING;
    }

    /** Who the board knows; a subagent works for the agent whose program it belongs to. */
    private String agent(Invocation call) {
        String agent = called(call.agentName());
        return byAgent.containsKey(agent) ? agent : called(call.toolName());
    }

    private String called(@Nullable String name) {
        return name == null ? "" : aliases.getOrDefault(name, name);
    }

    private static void add(String key, Work work, @Nullable String name, Map<String, Map<String, Work>> index) {
        if (name != null) {
            index.computeIfAbsent(name, absent -> new HashMap<>()).put(key, work);
        }
    }

    private static void remove(String key, @Nullable String name, Map<String, Map<String, Work>> index) {
        if (name != null) {
            index.computeIfPresent(name, (same, held) -> held.remove(key) != null && held.isEmpty() ? null : held);
        }
    }

    /** A task and how it was found. */
    private record Found(
            @Nullable String project,
            @Nullable String id,
            @Nullable TaskLink link) {

        static final Found NOTHING = new Found(null, null, null);
    }

    /**
     * When an agent worked on a task.
     *
     * @param agent whose task it is; null if it is nobody's
     * @param to null if it still does; {@code from} if it never did
     * @param latest whether {@code from} is only the latest moment at which it can have begun: a file's time moves with each
     *     change, and a finished task need not say when it was begun
     */
    private record Work(
            String project,
            String id,
            @Nullable String agent,
            Instant from,
            @Nullable Instant to,
            boolean latest) {

        static Work of(Task task, Lanes lanes) {
            Times times = task.times();
            LaneRole role = lanes.role(task.lane());
            Instant entered = task.laneSince().at();
            Instant from = times.startedAt() != null ? times.startedAt() : times.assignedAt();
            Instant began = from == null ? entered : from;
            Instant ended = times.completedAt() == null ? entered : times.completedAt();
            return new Work(
                    task.project(),
                    task.id(),
                    task.agent(),
                    began,
                    switch (role) {
                        case WAITING -> began;
                        case ACTIVE -> null;
                        case FINISHED -> ended;
                    },
                    from == null
                            && (role == LaneRole.FINISHED || task.laneSince().source() == Source.MTIME));
        }

        boolean holds(Instant time) {
            return !time.isBefore(from) && isBeforeEnd(time);
        }

        /** Whether the call was found to be its own when more was known of its beginning. */
        boolean keeps(Invocation call) {
            return latest
                    && call.link() == TaskLink.INFERRED
                    && id.equals(call.taskId())
                    && project.equals(call.project())
                    && isBeforeEnd(call.timestamp());
        }

        private boolean isBeforeEnd(Instant time) {
            return to == null || time.isBefore(to);
        }
    }
}

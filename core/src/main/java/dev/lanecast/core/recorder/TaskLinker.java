package dev.lanecast.core.recorder;

import dev.lanecast.core.task.LaneRole;
import dev.lanecast.core.task.Lanes;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.task.Times;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.TaskLink;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out for which task a call was made: the task that it names itself; else the one whose id its branch holds; else the
 * only one that its agent was working on when it ended. Thread-safe.
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
        }
        if (now != null) {
            add(key, now, now.id, byId);
            add(key, now, now.agent, byAgent);
        }
        return Stream.of(before, now)
                .filter(Objects::nonNull)
                .map(work -> Objects.requireNonNull(work).from())
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** The call with its task and how it is known. A task that the call names itself stays. */
    public synchronized Invocation link(Invocation call) {
        if (call.link() == TaskLink.EXPLICIT) {
            return call;
        }
        String named = inBranch(call.branch(), call.project());
        if (named != null) {
            return with(call, named, TaskLink.NAMED);
        }
        if (call.link() == TaskLink.NAMED) {
            return call;
        }
        String worked = atWork(call);
        return with(call, worked, worked == null ? null : TaskLink.INFERRED);
    }

    private static Invocation with(Invocation call, @Nullable String task, @Nullable TaskLink link) {
        return Objects.equals(call.taskId(), task) && call.link() == link
                ? call
                : call.toBuilder().task(task, link).build();
    }

    /** The longest id that stands in it between other signs, if it is the only one of its length. */
    private @Nullable String inBranch(@Nullable String branch, @Nullable String project) {
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
        return longest.size() == 1 ? longest.iterator().next() : null;
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

    private @Nullable String atWork(Invocation call) {
        Set<String> found = new HashSet<>();
        for (Work work : byAgent.getOrDefault(agent(call), Map.of()).values()) {
            if (work.holds(call.timestamp())
                    && (call.project() == null || call.project().equals(work.project()))) {
                found.add(work.project() + '\0' + work.id());
            }
        }
        if (found.size() != 1) {
            return null;
        }
        String only = found.iterator().next();
        return only.substring(only.indexOf('\0') + 1);
    }

    private String agent(Invocation call) {
        String name = call.agentName() == null ? call.toolName() : call.agentName();
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

    /**
     * When an agent worked on a task.
     *
     * @param agent null if nobody did
     * @param to null if it still does
     */
    private record Work(
            String project,
            String id,
            @Nullable String agent,
            Instant from,
            @Nullable Instant to) {

        static Work of(Task task, Lanes lanes) {
            Times times = task.times();
            LaneRole role = lanes.role(task.lane());
            Instant entered = task.laneSince().at();
            Instant from = times.startedAt() != null ? times.startedAt() : times.assignedAt();
            boolean worked = role == LaneRole.ACTIVE || (role == LaneRole.FINISHED && from != null);
            return new Work(
                    task.project(),
                    task.id(),
                    worked ? task.agent() : null,
                    from == null ? entered : from,
                    role == LaneRole.ACTIVE ? null : times.completedAt() == null ? entered : times.completedAt());
        }

        boolean holds(Instant time) {
            return !time.isBefore(from) && (to == null || time.isBefore(to));
        }
    }
}

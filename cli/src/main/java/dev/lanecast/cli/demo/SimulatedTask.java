package dev.lanecast.cli.demo;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task as the simulated agents change it. Not thread-safe. */
final class SimulatedTask {

    final String id;
    final Idea idea;
    final String priority;
    final String createdBy;
    final Instant createdAt;
    final List<String> dependencies;
    Lane lane = Lane.INBOX;
    String status = "new";
    int ticked;

    @Nullable
    String agent;

    @Nullable
    Instant assignedAt;

    @Nullable
    Instant startedAt;

    @Nullable
    Instant completedAt;

    @Nullable
    String blockedBy;

    SimulatedTask(
            String id, Idea idea, String priority, String createdBy, Instant createdAt, List<String> dependencies) {
        this.id = id;
        this.idea = idea;
        this.priority = priority;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
        this.dependencies = List.copyOf(dependencies);
    }

    /** Where its file stands, relative to the tree. */
    String path() {
        return (lane == Lane.INBOX ? "inbox/" : lane.directory() + "/" + agent + "/") + id + ".yaml";
    }

    /** An agent takes it from the inbox. */
    void take(String agent, Instant now) {
        this.lane = Lane.ASSIGNED;
        this.agent = agent;
        this.status = "assigned";
        this.assignedAt = now;
    }

    /** Its agent begins, goes on, or goes on after it was blocked. */
    void work(Instant now) {
        status = "in_progress";
        blockedBy = null;
        if (startedAt == null) {
            startedAt = now;
        } else if (ticked < idea.criteria().size()) {
            ticked++;
        }
    }

    /** Another task stops it. */
    void block(String by) {
        status = "blocked";
        blockedBy = by;
    }

    /** Its agent is done with it. */
    void finish(Instant now) {
        lane = Lane.DONE;
        status = "done";
        ticked = idea.criteria().size();
        blockedBy = null;
        completedAt = now;
    }

    boolean blocked() {
        return blockedBy != null;
    }

    /** Whether nothing is left to do. */
    boolean ripe() {
        return lane == Lane.ASSIGNED && ticked == idea.criteria().size();
    }

    /** The lanes that the simulation uses. */
    enum Lane {
        INBOX,
        ASSIGNED,
        DONE;

        String directory() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}

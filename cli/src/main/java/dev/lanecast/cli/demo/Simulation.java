package dev.lanecast.cli.demo;

import dev.lanecast.cli.demo.SimulatedTask.Lane;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Agents that create, take, work on, block, finish and break tasks as files, and call models meanwhile. The same seed and
 * clock give the same files. It writes nothing outside its tree. Thread-safe.
 */
public final class Simulation implements AutoCloseable {

    private static final List<String> NAMES = List.of(
            "claude-code",
            "codex",
            "gemini-cli",
            "backend-dev",
            "frontend-dev",
            "docs-writer",
            "qa-runner",
            "reviewer",
            "architect",
            "release-captain");
    private static final int FEWEST_WAITING = 6;
    private static final int MOST_WAITING = 16;
    private static final int MOST_ASSIGNED = 18;
    private static final int MOST_DONE = 30;
    private static final int STEPS_TORN = 6;

    private final Random random;
    private final InstantSource clock;
    private final List<String> agents;
    private final SimulatedBoard board;
    private final SimulatedModels models;
    private @Nullable SimulatedTask torn;
    private int stepsTorn;
    private boolean closed;

    /**
     * A simulation that has not begun.
     *
     * @param tree where it writes, a directory of its own
     * @param project the name under which the tree is watched
     * @param agents how many agents, at least one
     */
    public Simulation(Path tree, String project, int agents, long seed, InstantSource clock) {
        this.random = new Random(seed);
        this.clock = clock;
        this.agents = agents(agents);
        this.board = new SimulatedBoard(new SimulatedTree(tree), random);
        this.models = new SimulatedModels(random, project);
    }

    /**
     * Fills the tree; called once, first.
     *
     * @return the model calls of the days before, oldest first
     */
    public synchronized List<Invocation> begin() throws IOException {
        return new Beginning(board, models, agents, random, clock.instant()).write();
    }

    /** Lets one agent do one thing and records the model calls made meanwhile; does nothing once it is closed. */
    public synchronized void step(InvocationSink calls) throws IOException {
        if (closed) {
            return;
        }
        Instant now = clock.instant();
        if (torn != null && --stepsTorn <= 0) {
            board.save(torn);
            torn = null;
        } else {
            act(now);
        }
        calls.record(calls(now));
    }

    /** Ends it; no file is touched and no call recorded from here on. A second call does nothing. */
    @Override
    public synchronized void close() {
        closed = true;
    }

    private void act(Instant now) throws IOException {
        int waiting = board.in(Lane.INBOX, task -> true).size();
        int assigned = board.in(Lane.ASSIGNED, task -> true).size();
        List<SimulatedTask> done = board.in(Lane.DONE, task -> true);
        int dice = random.nextInt(100);
        if (done.size() > MOST_DONE) {
            board.archive(done.get(0));
        } else if (waiting < FEWEST_WAITING || dice < 14 && waiting < MOST_WAITING) {
            board.save(board.draft(any(agents), now));
        } else if (dice < 30 && assigned < MOST_ASSIGNED) {
            take(now);
        } else if (dice < 50) {
            finish(now);
        } else if (dice < 55) {
            block();
        } else if (dice < 60 && torn == null) {
            tear();
        } else {
            work(now);
        }
    }

    private void take(Instant now) throws IOException {
        SimulatedTask task = any(board.in(Lane.INBOX, waiting -> true));
        board.change(task, taken -> taken.take(idlest(), now));
    }

    private void finish(Instant now) throws IOException {
        Optional<SimulatedTask> ripe = one(SimulatedTask::ripe);
        if (ripe.isPresent()) {
            board.change(ripe.get(), task -> task.finish(now));
        } else {
            work(now);
        }
    }

    private void work(Instant now) throws IOException {
        Optional<SimulatedTask> task = one(open -> !open.ripe() || open.blocked());
        if (task.isPresent()) {
            board.change(task.get(), worked -> worked.work(now));
        }
    }

    private void block() throws IOException {
        Optional<SimulatedTask> task = one(open -> !open.blocked());
        Optional<SimulatedTask> other = one(open -> task.isPresent() && !open.equals(task.get()));
        if (task.isPresent() && other.isPresent()) {
            board.change(task.get(), blocked -> blocked.block(other.get().id));
        }
    }

    private void tear() throws IOException {
        torn = one(task -> true).orElse(null);
        if (torn != null) {
            stepsTorn = STEPS_TORN;
            board.tear(torn);
        }
    }

    private List<Invocation> calls(Instant now) {
        return one(task -> task.startedAt != null && !task.blocked())
                .map(task -> List.of(models.call(task, String.valueOf(task.agent), now)))
                .orElse(List.of());
    }

    private Optional<SimulatedTask> one(Predicate<SimulatedTask> fits) {
        List<SimulatedTask> found = board.in(Lane.ASSIGNED, fits.and(task -> !task.equals(torn)));
        return found.isEmpty() ? Optional.empty() : Optional.of(any(found));
    }

    private String idlest() {
        return agents.stream()
                .min(Comparator.comparingInt(agent -> board.in(Lane.ASSIGNED, task -> agent.equals(task.agent))
                        .size()))
                .orElseThrow();
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static List<String> agents(int count) {
        List<String> agents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = NAMES.get(i % NAMES.size());
            agents.add(i < NAMES.size() ? name : name + "-" + (i / NAMES.size() + 1));
        }
        return List.copyOf(agents);
    }
}

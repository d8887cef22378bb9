package dev.lanecast.cli.demo;

import dev.lanecast.core.telemetry.Invocation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** What simulated agents did before the demo begins: a week of finished work and a full board. Not thread-safe. */
final class Beginning {

    private static final int DONE = 16;
    private static final int ASSIGNED = 13;
    private static final int INBOX = 12;
    private static final int HOURS_BETWEEN_DONE = 9;

    private final SimulatedBoard board;
    private final SimulatedModels models;
    private final List<String> agents;
    private final Random random;
    private final Instant now;
    private final List<Invocation> calls = new ArrayList<>();

    Beginning(SimulatedBoard board, SimulatedModels models, List<String> agents, Random random, Instant now) {
        this.board = board;
        this.models = models;
        this.agents = agents;
        this.random = random;
        this.now = now;
    }

    /** Writes the files; answers the calls that led there, oldest first. */
    List<Invocation> write() throws IOException {
        for (int i = DONE; i > 0; i--) {
            finished(now.minus(Duration.ofHours((long) i * HOURS_BETWEEN_DONE)).plus(minutes(0, 400)), i);
        }
        for (int i = 0; i < ASSIGNED; i++) {
            assigned(i);
        }
        for (int i = INBOX; i > 0; i--) {
            Instant created = now.minus(Duration.ofHours(4L * i)).plus(minutes(0, 230));
            board.save(board.draft(agent(i), created), created);
        }
        calls.sort(Comparator.comparing(Invocation::timestamp));
        return List.copyOf(calls);
    }

    private void finished(Instant end, int turn) throws IOException {
        Instant start = end.minus(minutes(40, 300));
        SimulatedTask task = board.draft(agent(turn + 1), start.minus(minutes(20, 1_200)));
        task.take(agent(turn), start);
        task.work(start);
        task.finish(end);
        board.save(task, end);
        call(task, start, end, 5 + random.nextInt(6));
    }

    private void assigned(int turn) throws IOException {
        Instant start = now.minus(minutes(8, 240));
        SimulatedTask task = board.draft(agent(turn + 3), start.minus(minutes(20, 1_200)));
        task.take(agent(turn), start);
        Instant saved = start;
        for (int turns = random.nextInt(4); turns > 0; turns--) {
            saved = saved.plus(minutes(1, 3));
            task.work(saved);
        }
        if (turn == 1) {
            task.block(task.dependencies.isEmpty() ? "LIB-101" : task.dependencies.get(0));
        }
        boolean stalled = turn == 0;
        board.save(task, stalled ? start : now.minus(minutes(0, 7)));
        call(task, start, now, 1 + random.nextInt(5));
    }

    private void call(SimulatedTask task, Instant from, Instant until, int times) {
        long span = Duration.between(from, until).toSeconds();
        for (int i = 0; i < times; i++) {
            Instant at = from.plusSeconds((long) (random.nextDouble() * span));
            calls.add(models.call(task, String.valueOf(task.agent), at));
        }
    }

    private String agent(int turn) {
        return agents.get(turn % agents.size());
    }

    private Duration minutes(int least, int most) {
        return Duration.ofMinutes(least + random.nextInt(most - least));
    }
}

package dev.lanecast.cli.demo;

import dev.lanecast.cli.demo.SimulatedTask.Lane;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The tasks of the simulation and their files, changed together. Not thread-safe. */
final class SimulatedBoard {

    private static final int FIRST_NUMBER = 101;
    private static final List<String> PRIORITIES =
            List.of("critical", "high", "high", "medium", "medium", "normal", "normal", "low");

    private final SimulatedTree tree;
    private final Random random;
    private final List<Idea> ideas;
    private final List<SimulatedTask> tasks = new ArrayList<>();
    private int created;

    SimulatedBoard(SimulatedTree tree, Random random) {
        this.tree = tree;
        this.random = random;
        this.ideas = new ArrayList<>(Idea.all());
        Collections.shuffle(ideas, random);
    }

    /** A new task, without its file. */
    SimulatedTask draft(String by, Instant at) {
        String id = "LIB-" + (FIRST_NUMBER + created);
        int round = created / ideas.size() + 1;
        Idea idea = ideas.get(created % ideas.size());
        String priority = PRIORITIES.get(random.nextInt(PRIORITIES.size()));
        SimulatedTask task =
                new SimulatedTask(id, round == 1 ? idea : idea.again(round), priority, by, at, dependencies());
        created++;
        tasks.add(task);
        return task;
    }

    /** Writes the file of a task where the task stands. */
    void save(SimulatedTask task) throws IOException {
        tree.save(task.path(), TaskYaml.of(task));
    }

    /** Writes it with its last save long ago. */
    void save(SimulatedTask task, Instant saved) throws IOException {
        save(task);
        tree.date(task.path(), saved);
    }

    /** Changes a task, saves its file and moves it to where the task then stands. */
    void change(SimulatedTask task, Consumer<SimulatedTask> change) throws IOException {
        String before = task.path();
        change.accept(task);
        tree.save(before, TaskYaml.of(task));
        if (!task.path().equals(before)) {
            tree.move(before, task.path());
        }
    }

    /** Leaves a file behind that cannot be read. */
    void tear(SimulatedTask task) throws IOException {
        tree.save(task.path(), TaskYaml.torn(task));
    }

    /** Moves a finished task off the board. */
    void archive(SimulatedTask task) throws IOException {
        tree.move(task.path(), "archive/" + task.id + ".yaml");
        tasks.remove(task);
    }

    /** The tasks of a lane that fit, oldest first. */
    List<SimulatedTask> in(Lane lane, Predicate<SimulatedTask> fits) {
        return tasks.stream().filter(task -> task.lane == lane).filter(fits).toList();
    }

    private List<String> dependencies() {
        boolean none = tasks.isEmpty() || random.nextInt(10) < 7;
        return none ? List.of() : List.of(tasks.get(random.nextInt(tasks.size())).id);
    }
}

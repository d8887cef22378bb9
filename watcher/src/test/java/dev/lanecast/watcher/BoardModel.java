package dev.lanecast.watcher;

import dev.lanecast.core.board.Board;
import dev.lanecast.core.board.Observation;
import dev.lanecast.core.event.BoardEvent;
import dev.lanecast.core.event.Fact;
import dev.lanecast.core.event.Origin;
import dev.lanecast.core.spi.TaskSource;
import dev.lanecast.core.task.Flag;
import dev.lanecast.core.task.InvalidFile;
import dev.lanecast.core.task.Lanes;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.task.TaskRoot;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a client knows that hears only the events of a board, after the first state. Thread-safe. */
final class BoardModel implements TaskSource.Sink {

    private final Board board;
    private final Map<String, Task> tasks = new TreeMap<>();
    private final Map<String, InvalidFile> invalid = new TreeMap<>();
    private final List<BoardEvent> events = new ArrayList<>();

    BoardModel(TaskRoot root) {
        this.board = new Board(root, Lanes.defaults(), Duration.ofDays(36_500), InstantSource.system());
    }

    @Override
    public synchronized void scanned(Collection<? extends Observation> observations) {
        Fact.Baseline state = board.scanned(observations);
        begin(state.tasks(), state.invalid());
    }

    /** Starts with a state, without a board of its own. */
    synchronized void begin(Collection<Task> there, Collection<InvalidFile> broken) {
        there.forEach(task -> tasks.put(task.key(), task));
        broken.forEach(file -> invalid.put(file.key(), file));
        notifyAll();
    }

    /** Hears of one event, without a board of its own. */
    synchronized void hear(BoardEvent event) {
        apply(event);
        notifyAll();
    }

    /** Whether a state is the same in every field, the moments of events included. */
    synchronized boolean holds(Collection<Task> there, Collection<InvalidFile> broken) {
        return Set.copyOf(tasks.values()).equals(Set.copyOf(there))
                && Set.copyOf(invalid.values()).equals(Set.copyOf(broken));
    }

    @Override
    public synchronized void observed(Observation observation) {
        for (Fact fact : board.observe(observation)) {
            apply(((Fact.BoardChanged) fact).event());
        }
        notifyAll();
    }

    synchronized List<BoardEvent> events() {
        return List.copyOf(events);
    }

    synchronized List<String> eventTypes() {
        return events.stream().map(BoardEvent::type).toList();
    }

    synchronized void clear() {
        events.clear();
    }

    /** The readable tasks by path. */
    synchronized Map<String, Task> tasks() {
        return tasks.values().stream()
                .filter(task -> !task.flags().contains(Flag.UNREADABLE))
                .collect(Collectors.toMap(Task::path, task -> task, (one, other) -> one, TreeMap::new));
    }

    synchronized Map<String, InvalidFile> invalid() {
        return invalid.values().stream()
                .collect(Collectors.toMap(InvalidFile::path, file -> file, (one, other) -> one, TreeMap::new));
    }

    /** Ids of tasks of which only the last good version is known. */
    synchronized Set<String> unreadableIds() {
        return tasks.values().stream()
                .filter(task -> task.flags().contains(Flag.UNREADABLE))
                .map(Task::id)
                .collect(Collectors.toSet());
    }

    /**
     * What two looks at the same tree must agree on, one line an entry; the digest stands for what the file says.
     *
     * @param apart ids whose twins may be known to one look alone
     */
    synchronized Set<String> state(Set<String> apart) {
        Set<String> lines = new TreeSet<>();
        tasks().values().forEach(task -> lines.add(line(task, apart)));
        invalid().values().forEach(file -> lines.add(file.path() + ' ' + file.fault()));
        return lines;
    }

    /** How many entries it has, which is quickly asked. */
    synchronized int size() {
        return tasks.size() + invalid.size();
    }

    /** Waits until the model is as wanted; fails if it is not after two minutes. */
    synchronized void await(String what, Predicate<BoardModel> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!wanted.test(this)) {
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new AssertionError("Still not so: " + what + "; it has [" + size() + "] entries after ["
                        + events.size() + "] events");
            }
            wait(left);
        }
    }

    private void apply(BoardEvent event) {
        events.add(event);
        Origin from = event.from();
        if (from != null) {
            tasks.remove(from.key());
            invalid.remove(from.key());
        }
        Task task = event.task();
        if (event instanceof BoardEvent.TaskDeleted || task == null) {
            tasks.remove(event.key());
            invalid.remove(event.key());
        } else {
            tasks.put(event.key(), task);
        }
        if (event instanceof BoardEvent.TaskInvalid fault) {
            invalid.put(event.key(), fault.invalid());
        } else if (task != null && !task.flags().contains(Flag.UNREADABLE)) {
            invalid.remove(event.key());
        }
    }

    private static String line(Task task, Set<String> apart) {
        Task same = apart.contains(task.id()) ? task.withFlag(Flag.DUPLICATE_ID, false) : task;
        return String.join(
                " ",
                task.path(),
                task.key(),
                task.id(),
                task.title(),
                task.lane(),
                String.valueOf(task.agent()),
                task.times().updatedAt().toString(),
                Long.toHexString(task.digest()),
                same.flags().stream().sorted().toList().toString());
    }
}

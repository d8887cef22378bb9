package dev.lanecast.core.contract;

import dev.lanecast.core.board.Observation;
import dev.lanecast.core.spi.TaskSource;
import dev.lanecast.core.task.InvalidFile;
import dev.lanecast.core.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A sink that keeps what it is told, and the state that this leads to. Thread-safe. */
public final class RecordingSink implements TaskSource.Sink {

    private final List<Observation> later = new ArrayList<>();
    private final Map<String, Task> tasks = new TreeMap<>();
    private final Map<String, InvalidFile> broken = new TreeMap<>();
    private int scans;

    @Override
    public synchronized void scanned(Collection<? extends Observation> observations) {
        scans++;
        observations.forEach(this::apply);
        notifyAll();
    }

    @Override
    public synchronized void observed(Observation observation) {
        later.add(observation);
        apply(observation);
        notifyAll();
    }

    /** How often it was given the whole tree. */
    public synchronized int scans() {
        return scans;
    }

    /** What came after the first scan. */
    public synchronized List<Observation> later() {
        return List.copyOf(later);
    }

    /** Forgets what came after the first scan, but not the state. */
    public synchronized void clear() {
        later.clear();
    }

    /** The tasks by path. */
    public synchronized Map<String, Task> tasks() {
        return new TreeMap<>(tasks);
    }

    /** The task at a path, which must be there. */
    public synchronized Task task(String path) {
        Task task = tasks.get(path);
        if (task == null) {
            throw new AssertionError("No task at [" + path + "], only at " + tasks.keySet() + ", broken " + broken);
        }
        return task;
    }

    /** The titles of all tasks. */
    public synchronized List<String> titles() {
        return tasks.values().stream().map(Task::title).toList();
    }

    /** The paths of unreadable files. */
    public synchronized List<String> broken() {
        return List.copyOf(broken.keySet());
    }

    /** The unreadable file at a path, which must be there. */
    public synchronized InvalidFile broken(String path) {
        InvalidFile file = broken.get(path);
        if (file == null) {
            throw new AssertionError("[" + path + "] is not broken, only " + broken.keySet());
        }
        return file;
    }

    /** Waits until the state is as wanted; fails if it is not after half a minute. */
    public synchronized void await(String what, Predicate<RecordingSink> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!wanted.test(this)) {
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new AssertionError("Still not so: " + what + "; tasks " + tasks.keySet() + ", broken " + broken);
            }
            wait(left);
        }
    }

    private void apply(Observation observation) {
        if (observation instanceof Observation.Present present) {
            remove(present.from());
            tasks.put(present.task().path(), present.task());
            broken.remove(present.task().path());
        } else if (observation instanceof Observation.Broken fault) {
            remove(fault.from());
            tasks.remove(fault.file().path());
            broken.put(fault.file().path(), fault.file());
        } else if (observation instanceof Observation.Gone gone) {
            remove(gone.path());
        }
    }

    private void remove(String path) {
        if (path != null) {
            tasks.remove(path);
            broken.remove(path);
        }
    }
}

package dev.lanecast.core.event;

import dev.lanecast.core.task.FieldChange;
import dev.lanecast.core.task.InvalidFile;
import dev.lanecast.core.task.Task;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A change of one entry of the board. */
public sealed interface BoardEvent extends LiveEvent {

    /** The key of the entry after the change. */
    String key();

    /** The path of the entry after the change, relative to its root. */
    String path();

    /** The task after the change, or the last one known; null where there never was a readable one. */
    @Nullable
    Task task();

    /** Where the entry was before, if its path changed. */
    default @Nullable Origin from() {
        return null;
    }

    /** The same event with its task replaced, if it has one. */
    BoardEvent mapTask(UnaryOperator<Task> change);

    /** A task that changed its path. */
    sealed interface Relocation extends BoardEvent {

        @Override
        Task task();

        @Override
        Origin from();

        /** What else changed. */
        List<FieldChange> changes();

        @Override
        default String key() {
            return task().key();
        }

        @Override
        default String path() {
            return task().path();
        }
    }

    /** A task that was not there. */
    record TaskCreated(Task task) implements BoardEvent {

        @Override
        public String type() {
            return "task.created";
        }

        @Override
        public String key() {
            return task.key();
        }

        @Override
        public String path() {
            return task.path();
        }

        @Override
        public TaskCreated mapTask(UnaryOperator<Task> change) {
            return new TaskCreated(change.apply(task));
        }
    }

    /** A task that changed in its place. */
    record TaskUpdated(Task task, List<FieldChange> changes) implements BoardEvent {

        @Override
        public String type() {
            return "task.updated";
        }

        @Override
        public String key() {
            return task.key();
        }

        @Override
        public String path() {
            return task.path();
        }

        @Override
        public TaskUpdated mapTask(UnaryOperator<Task> change) {
            return new TaskUpdated(change.apply(task), changes);
        }
    }

    /** A task that went from a waiting to an active lane. */
    record TaskAssigned(Task task, Origin from, List<FieldChange> changes) implements Relocation {

        @Override
        public String type() {
            return "task.assigned";
        }

        @Override
        public TaskAssigned mapTask(UnaryOperator<Task> change) {
            return new TaskAssigned(change.apply(task), from, changes);
        }
    }

    /** A task that went from a waiting or active to a finished lane. */
    record TaskCompleted(Task task, Origin from, List<FieldChange> changes) implements Relocation {

        @Override
        public String type() {
            return "task.completed";
        }

        @Override
        public TaskCompleted mapTask(UnaryOperator<Task> change) {
            return new TaskCompleted(change.apply(task), from, changes);
        }
    }

    /** A task that changed its path in any other way. */
    record TaskMoved(Task task, Origin from, List<FieldChange> changes) implements Relocation {

        @Override
        public String type() {
            return "task.moved";
        }

        @Override
        public TaskMoved mapTask(UnaryOperator<Task> change) {
            return new TaskMoved(change.apply(task), from, changes);
        }
    }

    /** A file that cannot be read, with the last good version of its task. */
    record TaskInvalid(
            InvalidFile invalid,
            @Nullable Task task,
            @Nullable Origin from) implements BoardEvent {

        @Override
        public String type() {
            return "task.invalid";
        }

        @Override
        public String key() {
            return invalid.key();
        }

        @Override
        public String path() {
            return invalid.path();
        }

        @Override
        public TaskInvalid mapTask(UnaryOperator<Task> change) {
            return task == null ? this : new TaskInvalid(invalid, change.apply(task), from);
        }
    }

    /** A file that can be read again, or for the first time after it could not. */
    record TaskRecovered(Task task, @Nullable Origin from) implements BoardEvent {

        @Override
        public String type() {
            return "task.recovered";
        }

        @Override
        public String key() {
            return task.key();
        }

        @Override
        public String path() {
            return task.path();
        }

        @Override
        public TaskRecovered mapTask(UnaryOperator<Task> change) {
            return new TaskRecovered(change.apply(task), from);
        }
    }

    /**
     * An entry that is gone.
     *
     * @param task the last good version, if there was one
     * @param movedTo the key of its twin, if that is already on the board
     */
    record TaskDeleted(
            String key,
            String path,
            String lane,
            @Nullable Task task,
            @Nullable String movedTo) implements BoardEvent {

        @Override
        public String type() {
            return "task.deleted";
        }

        @Override
        public TaskDeleted mapTask(UnaryOperator<Task> change) {
            return task == null ? this : new TaskDeleted(key, path, lane, change.apply(task), movedTo);
        }
    }
}

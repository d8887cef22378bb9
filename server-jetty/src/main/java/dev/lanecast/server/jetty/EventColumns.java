package dev.lanecast.server.jetty;

import dev.lanecast.core.event.BoardEvent;
import dev.lanecast.core.event.BoardEvent.TaskDeleted;
import dev.lanecast.core.event.BoardEvent.TaskInvalid;
import dev.lanecast.core.event.Origin;
import dev.lanecast.core.stream.Numbered;
import dev.lanecast.core.task.Task;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a table shows of events; of those that are not about the board, only what and when. */
final class EventColumns {

    private EventColumns() {}

    /** The columns in their order. */
    static Map<String, Function<Numbered, @Nullable Object>> all() {
        Map<String, Function<Numbered, @Nullable Object>> columns = new LinkedHashMap<>();
        columns.put("seq", Numbered::seq);
        columns.put("timestamp", Numbered::at);
        columns.put("type", event -> event.event().type());
        columns.put("key", ofBoard(BoardEvent::key));
        columns.put("file_path", ofBoard(BoardEvent::path));
        columns.put("lane", ofBoard(EventColumns::lane));
        columns.put("id", ofTask(Task::id));
        columns.put("title", ofTask(Task::title));
        columns.put("agent", ofTask(Task::agent));
        columns.put("status", ofTask(Task::status));
        columns.put("old_lane", ofOrigin(Origin::lane));
        columns.put("old_status", ofOrigin(Origin::status));
        columns.put("old_path", ofOrigin(Origin::path));
        return columns;
    }

    private static @Nullable Object lane(BoardEvent event) {
        if (event instanceof TaskDeleted deleted) {
            return deleted.lane();
        }
        if (event instanceof TaskInvalid broken) {
            return broken.invalid().lane();
        }
        return event.task() == null ? null : event.task().lane();
    }

    private static Function<Numbered, @Nullable Object> ofBoard(Function<BoardEvent, @Nullable Object> field) {
        return event -> event.event() instanceof BoardEvent change ? field.apply(change) : null;
    }

    private static Function<Numbered, @Nullable Object> ofTask(Function<Task, @Nullable Object> field) {
        return ofBoard(event -> event.task() == null ? null : field.apply(event.task()));
    }

    private static Function<Numbered, @Nullable Object> ofOrigin(Function<Origin, @Nullable Object> field) {
        return ofBoard(event -> event.from() == null ? null : field.apply(event.from()));
    }
}

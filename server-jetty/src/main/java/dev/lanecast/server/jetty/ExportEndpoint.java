package dev.lanecast.server.jetty;

import dev.lanecast.core.spi.LiveBoard;
import dev.lanecast.core.stream.Numbered;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.task.TaskField;
import dev.lanecast.core.wire.Wire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** Gives files to download: the tasks on the board, or the events that are held, the oldest first. */
record ExportEndpoint(LiveBoard board) implements Endpoint {

    private static final Map<String, Export.Format> FORMATS =
            Map.of("csv", Export.Format.CSV, "json", Export.Format.JSON, "ndjson", Export.Format.NDJSON);

    @Override
    public Answer answer(Call call) throws RefusedException {
        int dot = call.tail().indexOf('.');
        Export.Format format = FORMATS.get(call.tail().substring(dot + 1));
        if (dot < 0 || format == null) {
            throw notFound();
        }
        Export<?> export = switch (call.tail().substring(0, dot)) {
            case "tasks" -> tasks(TaskFilter.of(call.query(), board.lanes()));
            case "events" -> events();
            default -> throw notFound();
        };
        HttpFields headers = HttpFields.build()
                .put(HttpHeader.CONTENT_TYPE, format.mediaType())
                .put("Content-Disposition", "attachment; filename=\"lanecast-" + call.tail() + "\"");
        return Answer.streamed(headers, new Pieces(export.texts(format).iterator()));
    }

    private Export<Task> tasks(TaskFilter filter) {
        Map<String, Function<Task, @Nullable Object>> columns = new LinkedHashMap<>();
        for (TaskField field : TaskField.values()) {
            columns.put(field.wireName(), field::of);
        }
        List<Task> tasks =
                board.stream().view().sortedTasks().stream().filter(filter).toList();
        return new Export<>(tasks, columns, Wire::task);
    }

    private Export<Numbered> events() {
        return new Export<>(board.stream().newest(Integer.MAX_VALUE), EventColumns.all(), Wire::event);
    }

    private static RefusedException notFound() {
        return new RefusedException(
                404, "not_found", "The files to export are tasks and events, each as .csv, .json or .ndjson");
    }
}

package dev.lanecast.server.jetty;

import dev.lanecast.core.spi.LiveBoard;
import dev.lanecast.core.stream.Numbered;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.task.TaskField;
import dev.lanecast.core.telemetry.CallFilter;
import dev.lanecast.core.telemetry.CallPages;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.wire.InvocationField;
import dev.lanecast.core.wire.Wire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** Gives files to download: the tasks on the board, the events that are held, the oldest first, or model calls,
 * the newest first. */
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
            case "invocations" -> calls(call.query());
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
        List<Task> tasks = board.settled().sortedTasks().stream().filter(filter).toList();
        return new Export<>(tasks.iterator(), columns, Wire::task);
    }

    private Export<Numbered> events() {
        board.settled();
        return new Export<>(board.stream().newest(Integer.MAX_VALUE).iterator(), EventColumns.all(), Wire::event);
    }

    private Export<Invocation> calls(Query query) throws RefusedException {
        Map<String, Function<Invocation, @Nullable Object>> columns = new LinkedHashMap<>();
        for (InvocationField field : InvocationField.values()) {
            columns.put(field.wireName(), field::of);
        }
        CallFilter filter = CallQueries.filter(query, board.zone());
        return new Export<>(new CallPages(CallQueries.store(board)::calls, filter), columns, Wire::invocation);
    }

    private static RefusedException notFound() {
        return new RefusedException(
                404,
                "not_found",
                "The files to export are tasks, events and invocations, each as .csv, .json or .ndjson");
    }
}

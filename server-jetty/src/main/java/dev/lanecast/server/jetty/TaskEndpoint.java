package dev.lanecast.server.jetty;

import dev.lanecast.core.spi.Document;
import dev.lanecast.core.spi.LiveBoard;
import dev.lanecast.core.stream.View;
import dev.lanecast.core.task.InvalidFile;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.wire.FieldWriter;
import dev.lanecast.core.wire.Wire;
import org.jspecify.annotations.Nullable;

/** Shows one task with its whole document. */
record TaskEndpoint(LiveBoard board) implements Endpoint {

    @Override
    public Answer answer(Call call) throws RefusedException {
        View view = board.settled();
        Task task = view.tasks().get(call.tail());
        if (task == null && view.invalid().get(call.tail()) == null) {
            throw notFound();
        }
        Document document = board.document(call.tail());
        if (document instanceof Document.Missing) {
            throw notFound();
        }
        return Answer.ok(out -> {
            if (task != null) {
                Wire.taskFields(task, out);
            }
            document(document, out);
            out.field("document_seq", view.seq());
        });
    }

    private static void document(Document document, FieldWriter out) {
        @Nullable Object fields = document instanceof Document.Readable readable ? readable.fields() : null;
        out.field("document", fields);
        if (document instanceof Document.Unreadable unreadable) {
            InvalidFile file = unreadable.file();
            out.name("invalid");
            Wire.invalid(file, out);
        }
    }

    private static RefusedException notFound() {
        return new RefusedException(404, "not_found", "No task on the board has this key; it may have moved");
    }
}

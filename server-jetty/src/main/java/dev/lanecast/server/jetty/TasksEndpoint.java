package dev.lanecast.server.jetty;

import dev.lanecast.core.spi.LiveBoard;
import dev.lanecast.core.stream.View;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.wire.FieldWriter;
import dev.lanecast.core.wire.Wire;
import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists the board, or one lane of it page by page. */
final class TasksEndpoint implements Endpoint {

    private final LiveBoard board;
    private volatile @Nullable Reference<Whole> newest;

    TasksEndpoint(LiveBoard board) {
        this.board = board;
    }

    @Override
    public Answer answer(Call call) throws RefusedException {
        View view = board.settled();
        return object(view, call.query()).answer(call.headers(), () -> moment(view));
    }

    private TaggedObject object(View view, Query query) throws RefusedException {
        TaskFilter filter = TaskFilter.of(query, board.lanes());
        Optional<String> lane = query.text("lane");
        if (lane.isPresent()) {
            return page(view, filter, LanePage.of(lane.get(), query, board.lanes()));
        }
        return filter.passesAll() ? whole(view, filter) : part(view, filter);
    }

    private TaggedObject page(View view, TaskFilter filter, LanePage page) {
        LanePage.Piece piece = page.of(tasks(view, filter));
        return new TaggedObject(Json.object(out -> {
            board(piece.tasks(), view, filter, out);
            out.field("next", piece.next());
        }));
    }

    private TaggedObject part(View view, TaskFilter filter) {
        return new TaggedObject(Json.object(out -> board(tasks(view, filter), view, filter, out)));
    }

    /** Written once for each state, as everybody who polls asks for it. */
    private TaggedObject whole(View view, TaskFilter all) {
        TaggedObject known = known(view);
        return known == null ? write(view, all) : known;
    }

    private synchronized TaggedObject write(View view, TaskFilter all) {
        TaggedObject known = known(view);
        if (known != null) {
            return known;
        }
        TaggedObject written = part(view, all);
        newest = new SoftReference<>(new Whole(view, written));
        return written;
    }

    @SuppressWarnings("ReferenceEquality") // Comparing what is in them would cost more than writing it again.
    private @Nullable TaggedObject known(View view) {
        Reference<Whole> reference = newest;
        Whole whole = reference == null ? null : reference.get();
        return whole != null && whole.view() == view ? whole.object() : null;
    }

    private static List<Task> tasks(View view, TaskFilter filter) {
        return view.sortedTasks().stream().filter(filter).toList();
    }

    private void board(List<Task> tasks, View view, TaskFilter filter, FieldWriter out) {
        Grouping.write(tasks, board.lanes(), out);
        out.name("invalid");
        Wire.invalids(
                view.sortedInvalid().stream()
                        .filter(file -> filter.isOfProject(file.project()))
                        .toList(),
                out);
        out.field("epoch", view.epoch());
    }

    /** What changes without anything on the board having changed. */
    private String moment(View view) {
        return Json.object(out -> {
            out.field("seq", view.seq());
            out.field("timestamp", board.clock().instant());
        });
    }

    private record Whole(View view, TaggedObject object) {}
}

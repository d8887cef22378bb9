package dev.lanecast.server.jetty;

import dev.lanecast.core.spi.LiveBoard;
import dev.lanecast.core.task.TaskField;
import dev.lanecast.core.wire.FieldWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;

/** Searches whole documents. */
final class SearchEndpoint implements Endpoint {

    private static final List<TaskField> FIELDS =
            List.of(TaskField.KEY, TaskField.PROJECT, TaskField.ID, TaskField.TITLE, TaskField.FLAGS);
    private static final int LIMIT = 50;
    private static final int LONGEST = 200;
    private static final int AT_ONCE = 4;
    private static final int READERS = 2;
    private static final long READER_IDLE_SECONDS = 5;

    private final LiveBoard board;
    private final Duration patience;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Executor readers = readers();

    /**
     * Searches on a board.
     *
     * @param patience how long a search may take
     */
    SearchEndpoint(LiveBoard board, Duration patience) {
        this.board = board;
        this.patience = patience;
    }

    @Override
    public Answer answer(Call call) throws RefusedException {
        String text = call.query().text("q").orElse("").strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw RefusedException.parameter("q", "[q] must be a text of 1 to " + LONGEST + " characters");
        }
        if (!places.tryAcquire()) {
            return Answer.error(503, "busy", "Too many searches at once; try again in a moment", null)
                    .with(HttpHeader.RETRY_AFTER, "1");
        }
        try {
            Search.Result result = new Search(board, Phrase.of(text), LIMIT).run(readers, patience);
            return Answer.ok(out -> write(result, out));
        } finally {
            places.release();
        }
    }

    private static void write(Search.Result result, FieldWriter out) {
        out.name("matches");
        out.startArray();
        for (Search.Match match : result.matches()) {
            out.startObject();
            FIELDS.forEach(field -> out.field(field.wireName(), field.of(match.task())));
            out.field("excerpt", match.excerpt());
            out.endObject();
        }
        out.endArray();
        out.field("truncated", result.truncated());
    }

    /** Few threads for all searches, which end by themselves, so that a slow disk holds nothing else up. */
    private static Executor readers() {
        ThreadPoolExecutor readers = new ThreadPoolExecutor(
                READERS, READERS, READER_IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "lanecast-search");
                    thread.setDaemon(true);
                    return thread;
                });
        readers.allowCoreThreadTimeOut(true);
        return readers;
    }
}

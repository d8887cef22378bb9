package dev.lanecast.cli.bench;

import dev.lanecast.core.error.ServerException;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A client of the dashboard, which notices a change when the event for it has arrived. */
final class EventSocket implements Witness, AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;
    private static final String SNAPSHOT = "\"type\":\"snapshot\"";
    private static final String LAST_PART = "\"last\":true";
    private static final int HEAD = 200;

    private final CompletableFuture<Void> board = new CompletableFuture<>();
    private final FrameSocket socket;
    private volatile @Nullable Expected expected;

    private EventSocket(FrameSocket socket) {
        this.socket = socket;
    }

    /** Connects; returns when the whole board has arrived. */
    static EventSocket connect(URI dashboard) throws IOException, InterruptedException {
        EventSocket client = new EventSocket(FrameSocket.connect(dashboard, "/dashboard"));
        Thread reader = new Thread(client::read, "lanecast-bench-client");
        reader.setDaemon(true);
        reader.start();
        try {
            client.board.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return client;
        } catch (ExecutionException | TimeoutException e) {
            client.close();
            throw new ServerException(
                    "The board at [" + dashboard + "] did not arrive; run it again with --verbose", e);
        }
    }

    @Override
    public CompletableFuture<Long> expect(Change change) {
        Expected next = new Expected(change.mark(), new CompletableFuture<>());
        expected = next;
        return next.noticed;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void read() {
        try {
            for (String message = socket.message(); message != null; message = socket.message()) {
                take(message, System.nanoTime());
            }
            fail(new EOFException("The server closed the connection with [" + socket.closeCode() + "]"));
        } catch (IOException e) {
            fail(e);
        }
    }

    private void take(String frame, long now) {
        String head = frame.substring(0, Math.min(HEAD, frame.length()));
        if (head.contains(SNAPSHOT)) {
            if (head.contains(LAST_PART)) {
                board.complete(null);
            }
            return;
        }
        Expected waiting = expected;
        if (waiting != null && frame.contains(waiting.mark)) {
            waiting.noticed.complete(now);
        }
    }

    private void fail(Throwable cause) {
        board.completeExceptionally(cause);
        Expected waiting = expected;
        if (waiting != null) {
            waiting.noticed.completeExceptionally(cause);
        }
    }

    private record Expected(String mark, CompletableFuture<Long> noticed) {}
}

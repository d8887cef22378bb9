package dev.lanecast.cli.bench;

import dev.lanecast.core.error.ServerException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A client of the dashboard, which notices a change when the event for it has arrived. */
final class EventSocket implements WebSocket.Listener, Witness, AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;
    private static final String SNAPSHOT = "\"type\":\"snapshot\"";
    private static final String LAST_PART = "\"last\":true";
    private static final int HEAD = 200;

    private final CompletableFuture<Void> board = new CompletableFuture<>();
    private final StringBuilder begun = new StringBuilder();
    private @Nullable WebSocket socket;
    private volatile @Nullable Expected expected;

    private EventSocket() {}

    /** Connects; returns when the whole board has arrived. */
    static EventSocket connect(URI dashboard) throws InterruptedException {
        URI address = URI.create("ws://" + dashboard.getAuthority() + "/dashboard");
        EventSocket client = new EventSocket();
        try {
            client.socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(address, client)
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
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
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        long now = System.nanoTime();
        begun.append(data);
        if (last) {
            take(begun.toString(), now);
            begun.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        fail(error);
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        fail(new IllegalStateException("The server closed the connection with [" + code + "]"));
        return null;
    }

    @Override
    public void close() {
        WebSocket open = socket;
        if (open != null) {
            open.abort();
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

package dev.lanecast.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Finished tasks that come one after the other at some pace, and how many events a second that made. */
final class Flood implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 120;

    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor();
    private final CompletableFuture<Void> written = new CompletableFuture<>();
    private final ClientSocket client;
    private final BoardServer server;
    private final int events;
    private final int pauseMillis;
    private int done;

    Flood(BoardServer server, int events, int pauseMillis) throws InterruptedException {
        this.server = server;
        this.events = events;
        this.pauseMillis = pauseMillis;
        client = ClientSocket.connect(server.address());
        client.await(message -> message.path("last").asBoolean());
    }

    void start() {
        writer.scheduleAtFixedRate(this::write, 0, pauseMillis, TimeUnit.MILLISECONDS);
    }

    /** Waits for the last event; answers how many a second the server told. */
    double await() throws Exception {
        written.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Instant first = awaitTask(0);
        Instant last = awaitTask(events - 1);
        return 1e9 * events / Duration.between(first, last).toNanos();
    }

    private Instant awaitTask(int number) throws InterruptedException {
        String id = "storm-" + number;
        return Instant.parse(
                client.await(message -> message.path("task").path("id").asText().equals(id))
                        .get("timestamp")
                        .asText());
    }

    private void write() {
        if (done == events) {
            written.complete(null);
            writer.shutdown();
            return;
        }
        try {
            String id = "storm-" + done++;
            server.write("done/codex/" + id + ".yaml", "id: " + id + "\ntitle: Storm\n");
        } catch (IOException e) {
            written.completeExceptionally(e);
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        writer.shutdownNow();
        client.close();
    }
}

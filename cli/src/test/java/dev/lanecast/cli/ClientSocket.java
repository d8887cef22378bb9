package dev.lanecast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lanecast.cli.bench.FrameSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A client of the dashboard's WebSocket, one message at a time. */
final class ClientSocket implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SECONDS = 60;

    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final FrameSocket socket;

    private ClientSocket(FrameSocket socket) {
        this.socket = socket;
    }

    static ClientSocket connect(URI dashboard) {
        try {
            ClientSocket client = new ClientSocket(FrameSocket.connect(dashboard, "/dashboard"));
            Thread reader = new Thread(client::read, "test-socket");
            reader.setDaemon(true);
            reader.start();
            return client;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next message that fits; earlier ones are passed over. */
    JsonNode await(Predicate<JsonNode> fits) throws InterruptedException {
        while (true) {
            JsonNode message = messages.poll(SECONDS, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("No such message came within a minute");
            }
            if (fits.test(message)) {
                return message;
            }
        }
    }

    JsonNode awaitType(String type) throws InterruptedException {
        return await(message -> message.path("type").asText().equals(type));
    }

    /** The code that the server closed with. */
    int closeCode() throws Exception {
        return closed.get(SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try {
            for (String text = socket.message(); text != null; text = socket.message()) {
                take(JSON.readTree(text));
            }
            closed.complete(socket.closeCode());
        } catch (IOException e) {
            closed.completeExceptionally(e);
        }
    }

    private void take(JsonNode message) {
        if (message.isArray()) {
            message.forEach(messages::add);
        } else {
            messages.add(message);
        }
    }
}

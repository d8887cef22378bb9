package dev.lanecast.server.jetty;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client of the WebSocket that keeps what it is told. */
final class TestSocket implements WebSocket.Listener, AutoCloseable {

    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private CompletableFuture<WebSocket> opened;

    static TestSocket open(HttpClient http, URI address) {
        TestSocket client = opening(http, address);
        client.opened.join();
        return client;
    }

    /** One that need not be open yet. */
    static TestSocket opening(HttpClient http, URI address) {
        TestSocket client = new TestSocket();
        String url = address.toString().replaceFirst("http", "ws");
        client.opened = http.newWebSocketBuilder().buildAsync(URI.create(url), client);
        return client;
    }

    /** The next frame, which is one message or an array of them. */
    JsonNode frame() {
        try {
            JsonNode frame = frames.poll(30, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("No frame within half a minute");
            }
            return frame;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Frames up to the one that has an event with this number. */
    List<JsonNode> framesUntil(long seq) {
        List<JsonNode> read = new ArrayList<>();
        while (read.isEmpty() || lastSeq(read.get(read.size() - 1)) < seq) {
            read.add(frame());
        }
        return read;
    }

    /** The acknowledgement and the whole snapshot. */
    List<JsonNode> opening() {
        List<JsonNode> read = new ArrayList<>(List.of(frame()));
        while (!read.get(read.size() - 1).path("last").asBoolean()) {
            read.add(frame());
        }
        return read;
    }

    void send(String message) {
        opened.join().sendText(message, true).join();
    }

    void sendBinary(byte[] bytes) {
        opened.join().sendBinary(java.nio.ByteBuffer.wrap(bytes), true).join();
    }

    int closeCode() {
        return closed.orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            frames.add(ServerFixture.parse(text.toString()));
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.completeExceptionally(error);
    }

    @Override
    public void close() {
        opened.join().abort();
    }

    static long lastSeq(JsonNode frame) {
        JsonNode last = frame.isArray() ? frame.get(frame.size() - 1) : frame;
        return last.path("seq").asLong(-1);
    }
}

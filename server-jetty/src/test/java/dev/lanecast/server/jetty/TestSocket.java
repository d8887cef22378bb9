package dev.lanecast.server.jetty;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;

/**
 * A client of the WebSocket that keeps what it is told, on a thread of its own. The platform's client is not used, as it
 * now and then loses bytes that arrive together with the answer to the upgrade.
 */
final class TestSocket implements AutoCloseable {

    private static final int SECONDS = 30;
    private static final String CLOSE = "close ";

    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final CompletableFuture<RawSocket> opened = new CompletableFuture<>();
    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();

    static TestSocket open(HttpClient http, URI address) {
        TestSocket client = opening(http, address);
        client.socket();
        return client;
    }

    /** One that need not be open yet. */
    static TestSocket opening(HttpClient http, URI address) {
        SocketFactory sockets =
                address.getScheme().equals("https") ? http.sslContext().getSocketFactory() : SocketFactory.getDefault();
        TestSocket client = new TestSocket();
        Thread reader = new Thread(() -> client.follow(address, sockets), "test-socket");
        reader.setDaemon(true);
        reader.start();
        return client;
    }

    /** The next frame, which is one message or an array of them. */
    JsonNode frame() {
        try {
            JsonNode frame = frames.poll(SECONDS, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("No frame within half a minute; closed: " + closed);
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
        socket().frame(0x81, message.getBytes(StandardCharsets.UTF_8));
    }

    void sendBinary(byte[] bytes) {
        socket().frame(0x82, bytes);
    }

    int closeCode() {
        return closed.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket().close();
    }

    static long lastSeq(JsonNode frame) {
        JsonNode last = frame.isArray() ? frame.get(frame.size() - 1) : frame;
        return last.path("seq").asLong(-1);
    }

    private RawSocket socket() {
        return opened.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    private void follow(URI address, SocketFactory sockets) {
        try (RawSocket socket = RawSocket.patient(address, sockets)) {
            opened.complete(socket);
            String message = socket.message();
            while (!message.startsWith(CLOSE)) {
                frames.add(ServerFixture.parse(message));
                message = socket.message();
            }
            short code = Short.parseShort(message.substring(CLOSE.length()));
            closed.complete((int) code);
            socket.tryFrame(0x88, ByteBuffer.allocate(2).putShort(code).array());
        } catch (UncheckedIOException | AssertionError e) {
            opened.completeExceptionally(e);
            closed.completeExceptionally(e);
        }
    }
}

package dev.lanecast.server.jetty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A real server on a free port, with a clock that tests advance. */
final class ServerFixture implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    final JettyDashboardServer server;
    final URI address;
    final AtomicLong nanos = new AtomicLong();
    private final HttpClient http = HttpClient.newHttpClient();

    ServerFixture(BoardFixture board) {
        this(board, JettySettings.defaults(), Assets.bundled());
    }

    ServerFixture(BoardFixture board, JettySettings settings, Assets assets) {
        server = new JettyDashboardServer(settings.withPort(0), assets, nanos::get);
        address = server.start(board);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** An answer that may be in gzip. */
    HttpResponse<byte[]> bytes(String path, String... headers) {
        try {
            return http.send(request(path, headers).GET().build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    HttpResponse<String> send(String method, String path, String... headers) {
        return send(request(path, headers).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send(request(path, headers).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    JsonNode json(String path) {
        return json(get(path));
    }

    static JsonNode json(HttpResponse<String> response) {
        return parse(response.body());
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }

    HttpClient client() {
        return http;
    }

    TestSocket connect(String query) {
        return TestSocket.open(http, address.resolve("/dashboard" + query));
    }

    TestStream stream(String query, String... headers) {
        return TestStream.open(http, request("/api/stream" + query, headers).build());
    }

    /** Lets time pass and has the clients notice. */
    void advance(long seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
        server.clients().tick();
    }

    /** Lets time pass once whatever is on its way to clients has arrived, so that none of them seems to be stuck. */
    void advanceInPeace(long seconds) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!server.clients().areIdle()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Something is on its way to a client for half a minute");
            }
            Thread.onSpinWait();
        }
        advance(seconds);
    }

    /** Whether the number of clients becomes this within half a minute. */
    boolean awaitClients(int size) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (server.clients().size() != size && System.nanoTime() < deadline) {
            Thread.yield();
        }
        return server.clients().size() == size;
    }

    @Override
    public void close() {
        server.close();
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

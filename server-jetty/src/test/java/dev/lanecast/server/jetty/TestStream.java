package dev.lanecast.server.jetty;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client of the Server-Sent Events. Reads block, so tests have a time limit. */
final class TestStream implements AutoCloseable {

    private final BufferedReader lines;

    private TestStream(BufferedReader lines) {
        this.lines = lines;
    }

    static TestStream open(HttpClient http, HttpRequest request) {
        try {
            HttpResponse<java.io.InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError(response);
            }
            return new TestStream(new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The next event; comments are passed over; null when the server has ended the stream as it should. */
    Event next() {
        String id = null;
        String data = null;
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty() && data != null) {
                    return new Event(id, ServerFixture.parse(data));
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The acknowledgement and the whole snapshot. */
    List<Event> opening() {
        List<Event> read = new ArrayList<>(List.of(next()));
        while (!read.get(read.size() - 1).data().path("last").asBoolean()) {
            read.add(next());
        }
        return read;
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Event(String id, JsonNode data) {

        String type() {
            return data.get("type").asText();
        }
    }
}

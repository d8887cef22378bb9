package dev.lanecast.cli.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.wire.InvocationField;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** Sends model calls to a server. */
record Posts(URI server, HttpClient client) {

    private static final JsonFactory JSON = new JsonFactory();

    Posts(URI server) {
        this(server, HttpClient.newHttpClient());
    }

    /** The records of calls as JSON. */
    static String body(List<Invocation> calls) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (Invocation call : calls) {
                json.writeStartObject();
                for (InvocationField field : InvocationField.values()) {
                    Object value = field.of(call);
                    if (value != null) {
                        json.writeStringField(field.wireName(), value.toString());
                    }
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Sends them and waits until they are kept. */
    void send(String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/api/invocations"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new IOException("The server answers [" + answer.statusCode() + "]: " + answer.body());
        }
    }
}

package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Asks a server over HTTP, as a program does. */
record ApiClient(HttpClient http, URI address) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static ApiClient of(URI address) {
        return new ApiClient(HttpClient.newHttpClient(), address);
    }

    /** What is there; it must be. */
    JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(address.resolve(path)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** All calls that are kept, page by page. */
    List<JsonNode> calls() throws IOException, InterruptedException {
        List<JsonNode> calls = new ArrayList<>();
        JsonNode page = get("api/invocations?limit=500");
        page.get("invocations").forEach(calls::add);
        while (page.hasNonNull("next")) {
            page = get("api/invocations?limit=500&cursor=" + page.get("next").asText());
            page.get("invocations").forEach(calls::add);
        }
        return calls;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}

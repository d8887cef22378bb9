package dev.lanecast.telemetry.otlp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Invocation.Channel;
import dev.lanecast.telemetry.CallTexts;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as agents send them, and the calls that they tell of. */
class GoldenTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "claude-logs",
                "claude-spans",
                "codex-logs",
                "counters-metrics",
                "codex-spans",
                "gemini-logs",
                "gemini-spans",
                "genai-logs",
                "genai-spans",
                "litellm-spans"
            })
    void readsTheSameFromEveryFormOfARequest(String name) throws Exception {
        byte[] json = resource(name + ".json");
        List<String> expected =
                new String(resource(name + ".txt"), UTF_8).lines().toList();
        String kind = "otlp-" + name.substring(name.indexOf('-') + 1).replace("spans", "traces");
        JsonNode tree = JSON.readTree(json);

        CallTexts read = read(kind, "application/json", json);
        assertThat(read.lines()).isEqualTo(expected);
        assertThat(read.calls())
                .extracting(Invocation::channels)
                .allMatch(channels ->
                        channels.equals(java.util.Set.of(name.endsWith("logs") ? Channel.LOG : Channel.SPAN)));
        assertThat(read(kind, "application/json", JSON.writeValueAsBytes(reversed(tree)))
                        .lines())
                .isEqualTo(expected);
        assertThat(read("otlp", "application/json", json).lines()).isEqualTo(expected);
        byte[] protobuf = Protobuf.of(tree);
        assertThat(read(kind, "application/x-protobuf", protobuf).lines()).isEqualTo(expected);
        assertThat(read("otlp", "application/x-protobuf", protobuf).lines()).isEqualTo(expected);
    }

    /** The same with the fields of every object in the opposite order. */
    private static JsonNode reversed(JsonNode node) {
        if (node.isArray()) {
            var array = JSON.createArrayNode();
            node.forEach(element -> array.add(reversed(element)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(node.properties());
        Collections.reverse(fields);
        ObjectNode object = JSON.createObjectNode();
        fields.forEach(field -> object.set(field.getKey(), reversed(field.getValue())));
        return object;
    }

    private static CallTexts read(String kind, String mediaType, byte[] request) throws Exception {
        CallTexts calls = new CallTexts();
        new OtlpReader().read(kind, mediaType, new ByteArrayInputStream(request), calls);
        return calls;
    }

    private static byte[] resource(String name) throws Exception {
        try (InputStream input = GoldenTest.class.getResourceAsStream(name)) {
            return input.readAllBytes();
        }
    }
}

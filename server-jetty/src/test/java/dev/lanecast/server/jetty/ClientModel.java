package dev.lanecast.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lanecast.core.stream.View;
import dev.lanecast.core.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a client makes of the messages, following the rules of the protocol and nothing else. */
final class ClientModel {

    final Map<String, JsonNode> tasks = new TreeMap<>();
    final Map<String, JsonNode> invalid = new TreeMap<>();

    @Nullable
    JsonNode costs;

    String epoch = "";
    long seq = -1;
    int conflated;
    int resets;
    private boolean reading;

    /** Applies one frame; fails on a gap. */
    void apply(JsonNode frame) {
        List<JsonNode> messages = new ArrayList<>();
        if (frame.isArray()) {
            frame.forEach(messages::add);
        } else {
            messages.add(frame);
        }
        if (messages.get(0).has("from")) {
            conflated(messages);
        } else {
            messages.forEach(this::message);
        }
    }

    void assertEquals(View view) {
        assertThat(seq).isEqualTo(view.seq());
        Map<String, JsonNode> expected = new TreeMap<>();
        view.tasks().forEach(task -> expected.put(task.key(), parse(Json.text(out -> Wire.task(task, out)))));
        assertThat(tasks).isEqualTo(expected);
        Map<String, JsonNode> broken = new TreeMap<>();
        view.invalid().forEach(file -> broken.put(file.key(), parse(Json.text(out -> Wire.invalid(file, out)))));
        assertThat(invalid).isEqualTo(broken);
        JsonNode spent = parse(Json.text(out -> Wire.costs(view.costs().costs(), out)));
        assertThat(costs).isEqualTo(spent);
    }

    private void message(JsonNode message) {
        switch (message.get("type").asText()) {
            case "connection_ack" -> {
                epoch = message.get("epoch").asText();
                if (message.get("resumed").asBoolean()) {
                    assertThat(seq).isEqualTo(message.get("seq").asLong());
                }
            }
            case "reset" -> resets++;
            case "snapshot" -> snapshot(message);
            case "mark" -> assertThat(message.get("seq").asLong()).isEqualTo(seq);
            case "pong" -> {}
            default -> {
                assertThat(message.get("seq").asLong()).isEqualTo(seq + 1);
                seq++;
                drop(message);
                store(message);
            }
        }
    }

    private void snapshot(JsonNode part) {
        if (part.get("part").asInt() == 1) {
            tasks.clear();
            invalid.clear();
            reading = true;
        }
        assertThat(reading).isTrue();
        part.get("tasks").forEach(task -> tasks.put(task.get("key").asText(), task));
        part.get("invalid").forEach(file -> invalid.put(file.get("key").asText(), file));
        costs = part.get("costs");
        if (part.get("last").asBoolean()) {
            seq = part.get("seq").asLong();
            reading = false;
        }
    }

    private void conflated(List<JsonNode> messages) {
        conflated++;
        long to = messages.get(0).get("to").asLong();
        for (JsonNode message : messages) {
            assertThat(message.get("from").asLong()).isEqualTo(seq + 1);
            assertThat(message.get("to").asLong()).isEqualTo(to);
            assertThat(message.get("seq").asLong()).isEqualTo(to);
        }
        messages.forEach(this::drop);
        messages.forEach(this::store);
        seq = to;
    }

    private void drop(JsonNode message) {
        forget(message.path("old_key").asText());
        if (message.get("type").asText().equals("task.deleted")) {
            forget(message.get("key").asText());
        }
    }

    private void store(JsonNode message) {
        String type = message.get("type").asText();
        if (type.equals("task.cost")) {
            message.get("tasks").forEach(this::cost);
        } else if (type.equals("cost.update")) {
            costs = message.get("costs");
        } else if (type.startsWith("task.") && !type.equals("task.deleted")) {
            String key = message.get("key").asText();
            forget(key);
            if (message.has("task")) {
                tasks.put(key, message.get("task"));
            }
            if (message.has("invalid")) {
                invalid.put(key, message.get("invalid"));
            }
        }
    }

    private void cost(JsonNode cost) {
        ObjectNode task = tasks.get(cost.get("key").asText()).deepCopy();
        task.set("cost_usd", cost.get("cost_usd"));
        task.set("tokens", cost.get("tokens"));
        task.set("unpriced", cost.get("unpriced"));
        tasks.put(cost.get("key").asText(), task);
    }

    private void forget(String key) {
        tasks.remove(key);
        invalid.remove(key);
    }

    /** Reads a text as the client does, so that numbers compare. */
    private static JsonNode parse(String text) {
        return ServerFixture.parse(text);
    }
}

package dev.lanecast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A client that takes every event, and checks that their numbers rise by one. */
final class BoardClient implements AutoCloseable {

    private final ClientSocket socket;
    private long seq;

    private BoardClient(ClientSocket socket) {
        this.socket = socket;
    }

    static BoardClient connect(URI dashboard) {
        return new BoardClient(ClientSocket.connect(dashboard));
    }

    /** The tasks of the whole snapshot; before all else. */
    List<JsonNode> snapshot() throws InterruptedException {
        List<JsonNode> tasks = new ArrayList<>();
        JsonNode part;
        do {
            part = socket.awaitType("snapshot");
            part.get("tasks").forEach(tasks::add);
        } while (!part.get("last").asBoolean());
        seq = part.get("seq").asLong();
        return tasks;
    }

    /** The next numbered event. */
    JsonNode event() throws InterruptedException {
        JsonNode event = socket.await(message -> message.get("type").asText().contains("."));
        if (event.get("seq").asLong() != seq + 1) {
            throw new AssertionError("Expected the seq " + (seq + 1) + " in " + event);
        }
        seq++;
        return event;
    }

    /** The number of the last event taken. */
    long seq() {
        return seq;
    }

    @Override
    public void close() {
        socket.close();
    }
}

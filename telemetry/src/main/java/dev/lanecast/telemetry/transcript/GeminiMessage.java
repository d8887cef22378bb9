package dev.lanecast.telemetry.transcript;

import dev.lanecast.core.telemetry.Tokens;
import dev.lanecast.telemetry.CountedId;
import dev.lanecast.telemetry.JsonCursor;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer in a session of Gemini CLI.
 *
 * @param counts numbers of tokens by their names
 */
record GeminiMessage(
        String id, @Nullable String timestamp, @Nullable String model, Map<String, Long> counts) {

    String callId(String session) {
        return CountedId.of(session, count("input"), count("cached"), count("output"), count("thoughts"));
    }

    /** The cache is part of the input if the total says so, or if there is no total. */
    Tokens tokens() {
        long input = count("input");
        long cached = count("cached");
        long apart = input + count("output") + count("thoughts") + count("tool") + cached;
        boolean holdsCache = cached <= input && count("total") != apart;
        long prompt = holdsCache ? input - cached : input;
        return new Tokens(prompt + count("tool"), count("output") + count("thoughts"), cached, 0);
    }

    private long count(String name) {
        return counts.getOrDefault(name, 0L);
    }

    /** Gathers the fields of a message. */
    static final class Builder {

        private final Map<String, String> texts = new HashMap<>();
        private final Map<String, Long> counts = new HashMap<>();

        /** Takes the field at which the cursor is. */
        void field(JsonCursor cursor) throws IOException {
            switch (cursor.name()) {
                case "id", "type", "timestamp", "model" -> {
                    String text = cursor.text();
                    if (text != null) {
                        texts.put(cursor.name(), text);
                    }
                }
                case "tokens" -> counts(cursor);
                default -> cursor.skip();
            }
        }

        /** The message, if it is an answer that tells of tokens. */
        Optional<GeminiMessage> build() {
            String id = texts.get("id");
            boolean answer = "gemini".equals(texts.get("type"))
                    && counts.values().stream().anyMatch(count -> count > 0);
            return id == null || !answer
                    ? Optional.empty()
                    : Optional.of(new GeminiMessage(id, texts.get("timestamp"), texts.get("model"), counts));
        }

        private void counts(JsonCursor cursor) throws IOException {
            if (cursor.object()) {
                while (cursor.field()) {
                    switch (cursor.name()) {
                        case "input", "output", "cached", "thoughts", "tool", "total" ->
                            counts.put(cursor.name(), TokenUse.count(cursor));
                        default -> cursor.skip();
                    }
                }
            }
        }
    }
}

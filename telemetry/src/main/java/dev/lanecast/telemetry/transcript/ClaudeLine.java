package dev.lanecast.telemetry.transcript;

import dev.lanecast.core.telemetry.Tokens;
import dev.lanecast.telemetry.JsonCursor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of Claude Code. There is one for each block of an answer, each with the tokens so far.
 *
 * @param texts the fields that count, by their names; those of the message after {@code message.}
 * @param tokens numbers of tokens by their names
 */
record ClaudeLine(Map<String, String> texts, Map<String, Long> tokens) {

    private static final String TOOL = "claude-code";
    private static final String INVENTED = "<synthetic>";

    /** The line, unless it tells of no tokens. */
    static Optional<ClaudeLine> read(JsonCursor cursor) throws IOException {
        ClaudeLine line = new ClaudeLine(new HashMap<>(), new HashMap<>());
        while (cursor.field()) {
            switch (cursor.name()) {
                case "type",
                        "timestamp",
                        "sessionId",
                        "cwd",
                        "gitBranch",
                        "isSidechain",
                        "requestId",
                        "costUSD",
                        "uuid" -> line.take(cursor.name(), cursor);
                case "message" -> line.message(cursor);
                default -> cursor.skip();
            }
        }
        return line.tokens.isEmpty() ? Optional.empty() : Optional.of(line);
    }

    Optional<CallLine> call(Path session, ClaudeReplays replays, Projects projects) {
        String model = texts.get("message.model");
        String messageId = texts.get("message.id");
        String id = first(texts.get("requestId"), messageId, texts.get("uuid"));
        boolean sidechain = "true".equals(texts.get("isSidechain"));
        if (!"assistant".equals(texts.get("type")) || id == null || INVENTED.equals(model)) {
            return Optional.empty();
        }
        CallLine call = new CallLine(
                        replays.id(session, messageId, id, sidechain),
                        texts.get("timestamp"),
                        TOOL,
                        "anthropic",
                        sums())
                .with("session_id", texts.get("sessionId"))
                .with("agent_name", sidechain ? null : TOOL)
                .with("model_name", model)
                .with("cost_usd", texts.get("costUSD"))
                .with("project", projects.of(texts.get("cwd")))
                .with("branch", texts.get("gitBranch"))
                .tier(tier());
        return Optional.of(call);
    }

    /** Where nothing is told, what is written to a cache is kept for an hour. */
    private Tokens sums() {
        long minutes = tokens("ephemeral_5m_input_tokens");
        long hour = tokens("ephemeral_1h_input_tokens");
        long written = Math.max(tokens("cache_creation_input_tokens"), minutes + hour);
        hour = minutes + hour == 0 ? written : hour;
        return new Tokens(
                tokens("input_tokens"), tokens("output_tokens"), tokens("cache_read_input_tokens"), written, hour);
    }

    private @Nullable String tier() {
        if ("fast".equals(texts.get("speed"))) {
            return "fast";
        }
        String tier = texts.get("service_tier");
        return "standard".equals(tier) ? null : tier;
    }

    private long tokens(String name) {
        return tokens.getOrDefault(name, 0L);
    }

    private void message(JsonCursor cursor) throws IOException {
        if (cursor.object()) {
            while (cursor.field()) {
                switch (cursor.name()) {
                    case "id", "model" -> take("message." + cursor.name(), cursor);
                    case "usage" -> usage(cursor);
                    default -> cursor.skip();
                }
            }
        }
    }

    private void usage(JsonCursor cursor) throws IOException {
        if (cursor.object()) {
            while (cursor.field()) {
                switch (cursor.name()) {
                    case "input_tokens",
                            "output_tokens",
                            "cache_read_input_tokens",
                            "cache_creation_input_tokens",
                            "ephemeral_5m_input_tokens",
                            "ephemeral_1h_input_tokens" -> tokens.put(cursor.name(), TokenUse.count(cursor));
                    case "cache_creation" -> usage(cursor);
                    case "speed", "service_tier" -> take(cursor.name(), cursor);
                    default -> cursor.skip();
                }
            }
        }
    }

    private void take(String name, JsonCursor cursor) throws IOException {
        String text = cursor.text();
        if (text != null && !text.isBlank()) {
            texts.put(name, text);
        }
    }

    private static @Nullable String first(@Nullable String... texts) {
        for (String text : texts) {
            if (text != null) {
                return text;
            }
        }
        return null;
    }
}

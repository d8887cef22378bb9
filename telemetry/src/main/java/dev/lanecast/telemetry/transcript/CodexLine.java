package dev.lanecast.telemetry.transcript;

import dev.lanecast.telemetry.JsonCursor;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line of Codex, whatever kind it is. */
final class CodexLine {

    private final Map<String, String> texts = new HashMap<>();
    private boolean derived;
    private @Nullable CodexUse last;
    private @Nullable CodexUse total;

    private CodexLine() {}

    static CodexLine read(JsonCursor cursor) throws IOException {
        CodexLine line = new CodexLine();
        while (cursor.field()) {
            switch (cursor.name()) {
                case "timestamp" -> line.take("timestamp", cursor);
                case "type" -> line.take("type", cursor);
                case "payload" -> line.payload(cursor);
                default -> cursor.skip();
            }
        }
        return line;
    }

    String type() {
        return texts.getOrDefault("type", "");
    }

    @Nullable
    String text(String name) {
        return texts.get(name);
    }

    /** Whether the session comes from another one. */
    boolean isDerived() {
        return derived;
    }

    /** Whether it tells of tokens. */
    boolean isCount() {
        return "token_count".equals(texts.get("payload.type"));
    }

    /** The tokens of the last call, or null if it does not say. */
    @Nullable
    CodexUse last() {
        return last;
    }

    /** The tokens of all calls so far, or null if it does not say. */
    @Nullable
    CodexUse total() {
        return total;
    }

    private void payload(JsonCursor cursor) throws IOException {
        if (cursor.object()) {
            while (cursor.field()) {
                switch (cursor.name()) {
                    case "type" -> take("payload.type", cursor);
                    case "id", "cwd", "model" -> take(cursor.name(), cursor);
                    case "parent_thread_id", "forked_from_id" -> derived |= cursor.text() != null;
                    case "git", "source", "thread_source", "subagent", "info" -> nested(cursor);
                    default -> cursor.skip();
                }
            }
        }
    }

    private void nested(JsonCursor cursor) throws IOException {
        if (cursor.object()) {
            while (cursor.field()) {
                switch (cursor.name()) {
                    case "branch", "agent_role" -> take(cursor.name(), cursor);
                    case "subagent" -> nested(cursor);
                    case "thread_spawn" -> {
                        derived = true;
                        nested(cursor);
                    }
                    case "total_token_usage" -> total = CodexUse.read(cursor);
                    case "last_token_usage" -> last = CodexUse.read(cursor);
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
}

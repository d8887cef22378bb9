package dev.lanecast.telemetry.transcript;

import dev.lanecast.telemetry.JsonCursor;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of one session of Gemini CLI. A message may come again with more in it; the last one counts. */
final class GeminiSession implements Transcript {

    private static final String TOOL = "gemini-cli";

    private final Projects projects;
    private final GeminiIds ids;
    private final Map<String, GeminiMessage> messages = new LinkedHashMap<>();
    private @Nullable String id;
    private @Nullable String kind;
    private @Nullable String directory;

    GeminiSession(Projects projects, GeminiIds ids) {
        this.projects = projects;
        this.ids = ids;
    }

    @Override
    public void read(JsonCursor cursor, Batch calls) throws IOException {
        GeminiMessage.Builder message = new GeminiMessage.Builder();
        while (cursor.field()) {
            switch (cursor.name()) {
                case "sessionId" -> id = known(cursor, id);
                case "kind" -> kind = known(cursor, kind);
                case "directories" -> directories(cursor);
                case "messages" -> messages(cursor);
                default -> message.field(cursor);
            }
        }
        message.build().ifPresent(this::keep);
    }

    @Override
    public void end(Batch calls) {
        String session = id;
        if (session != null) {
            messages.values().forEach(message -> call(session, message).tell(calls));
        }
    }

    private CallLine call(String session, GeminiMessage message) {
        return new CallLine(ids.id(session, message), message.timestamp(), TOOL, "gcp.gemini", message.tokens())
                .with("session_id", session)
                .with("agent_name", "subagent".equals(kind) ? null : TOOL)
                .with("model_name", message.model())
                .with("project", projects.of(directory));
    }

    private void keep(GeminiMessage message) {
        messages.put(message.id(), message);
    }

    private void messages(JsonCursor cursor) throws IOException {
        if (cursor.array()) {
            while (cursor.element()) {
                if (cursor.object()) {
                    GeminiMessage.Builder message = new GeminiMessage.Builder();
                    while (cursor.field()) {
                        message.field(cursor);
                    }
                    message.build().ifPresent(this::keep);
                }
            }
        }
    }

    private void directories(JsonCursor cursor) throws IOException {
        if (cursor.array()) {
            while (cursor.element()) {
                String text = cursor.text();
                directory = directory == null ? text : directory;
            }
        }
    }

    private static @Nullable String known(JsonCursor cursor, @Nullable String before) throws IOException {
        String text = cursor.text();
        return text == null ? before : text;
    }
}

package dev.lanecast.telemetry.transcript;

import dev.lanecast.telemetry.JsonCursor;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one session of Codex. A session that comes from another one begins by repeating it, all at once; what
 * it repeats has been counted there.
 */
final class CodexSession implements Transcript {

    private static final String TOOL = "codex";
    private static final Duration REPEATING = Duration.ofSeconds(1);

    private final Projects projects;
    private @Nullable String id;
    private @Nullable Instant began;
    private boolean derived;
    private @Nullable String role;
    private @Nullable String model;
    private @Nullable String cwd;
    private @Nullable String branch;
    private CodexUse total = CodexUse.NONE;

    CodexSession(Projects projects) {
        this.projects = projects;
    }

    @Override
    public void read(JsonCursor cursor, Batch calls) throws IOException {
        CodexLine line = CodexLine.read(cursor);
        switch (line.type()) {
            case "session_meta" -> begin(line);
            case "turn_context" -> turn(line);
            case "event_msg" -> count(line, calls);
            default -> {}
        }
    }

    private void begin(CodexLine line) {
        if (id == null) {
            id = line.text("id");
            began = time(line.text("timestamp"));
            derived = line.isDerived();
            role = line.text("agent_role");
            branch = line.text("branch");
            cwd = line.text("cwd");
        } else if (!id.equals(line.text("id"))) {
            derived = true;
        }
    }

    private void turn(CodexLine line) {
        model = line.text("model") == null ? model : line.text("model");
        cwd = line.text("cwd") == null ? cwd : line.text("cwd");
    }

    private void count(CodexLine line, Batch calls) {
        CodexUse use = use(line);
        String session = id;
        if (session != null && !use.equals(CodexUse.NONE) && !isRepeated(line.text("timestamp"))) {
            call(session, use, line.text("timestamp")).tell(calls);
        }
    }

    /** The tokens of the call that the line tells of. */
    private CodexUse use(CodexLine line) {
        if (!line.isCount()) {
            return CodexUse.NONE;
        }
        CodexUse last = line.last();
        CodexUse before = total;
        CodexUse sum = line.total();
        total = sum == null ? before : sum;
        return last == null ? total.since(before) : last;
    }

    private CallLine call(String session, CodexUse use, @Nullable String time) {
        return new CallLine(use.id(session), time, TOOL, "openai", use.tokens())
                .with("session_id", session)
                .with("agent_name", role == null ? TOOL : role)
                .with("model_name", model)
                .with("project", projects.of(cwd))
                .with("branch", branch);
    }

    private boolean isRepeated(@Nullable String timestamp) {
        Instant time = time(timestamp);
        return derived && began != null && time != null && !time.isAfter(began.plus(REPEATING));
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}

package dev.lanecast.telemetry.transcript;

import dev.lanecast.telemetry.JsonCursor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of one file of Claude Code: the answer whose lines are being read. */
final class ClaudeSession implements Transcript {

    private final Path session;
    private final ClaudeReplays replays;
    private final Projects projects;
    private @Nullable ClaudeLine last;

    ClaudeSession(Path session, ClaudeReplays replays, Projects projects) {
        this.session = session;
        this.replays = replays;
        this.projects = projects;
    }

    @Override
    public void read(JsonCursor cursor, Batch calls) throws IOException {
        Optional<ClaudeLine> line = ClaudeLine.read(cursor);
        if (line.isPresent() && (last == null || !last.join(line.get()))) {
            end(calls);
            last = line.get();
        }
    }

    @Override
    public void end(Batch calls) {
        if (last != null) {
            last.call(session, replays, projects).ifPresent(call -> call.tell(calls));
            last = null;
        }
    }
}

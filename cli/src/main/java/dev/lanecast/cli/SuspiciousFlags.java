package dev.lanecast.cli;

import dev.lanecast.core.task.Flag;
import dev.lanecast.core.task.Task;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is suspicious about a flagged task, and how to mend it. */
final class SuspiciousFlags {

    private SuspiciousFlags() {}

    /** One sentence, or empty where the flag says nothing against the file. */
    static Optional<String> message(Flag flag, Task task) {
        @Nullable
        String message = switch (flag) {
            case ID_INFERRED -> "it has no id, so its file name stands in; add [id: " + task.id() + "]";
            case DUPLICATE_ID -> "another task has the id [" + task.id() + "] too; give each its own";
            case AGENT_MISMATCH ->
                "it names another agent than its directory, which counts; write [agent: " + task.agent()
                        + "] or move the file";
            case TIME_ASSUMED -> "a time has no zone and is taken as UTC; end it with Z or an offset such as +02:00";
            case TIME_INVALID -> "a time cannot be read and is left out; write it like 2026-01-31T09:30:00Z";
            case FIELD_IGNORED -> "a known field has an unexpected type and is left out; write it as text or as a list";
            case UNREADABLE, STALLED -> null;
        };
        return Optional.ofNullable(message);
    }
}

package dev.lanecast.telemetry.transcript;

import dev.lanecast.core.telemetry.Tokens;
import dev.lanecast.telemetry.CountedId;
import dev.lanecast.telemetry.JsonCursor;
import java.io.IOException;

/**
 * Tokens as Codex counts them: the cache is part of the input, reasoning is part of the output.
 *
 * @param written tokens of the input that went to a cache
 */
record CodexUse(long input, long cached, long written, long output, long reasoning) {

    static final CodexUse NONE = new CodexUse(0, 0, 0, 0, 0);

    /** Reads the object here; nothing if there is none. */
    static CodexUse read(JsonCursor cursor) throws IOException {
        long input = 0;
        long cached = 0;
        long written = 0;
        long output = 0;
        long reasoning = 0;
        if (cursor.object()) {
            while (cursor.field()) {
                switch (cursor.name()) {
                    case "input_tokens" -> input = TokenUse.count(cursor);
                    case "cached_input_tokens" -> cached = TokenUse.count(cursor);
                    case "cache_write_input_tokens" -> written = TokenUse.count(cursor);
                    case "output_tokens" -> output = TokenUse.count(cursor);
                    case "reasoning_output_tokens" -> reasoning = TokenUse.count(cursor);
                    default -> cursor.skip();
                }
            }
        }
        return new CodexUse(input, cached, written, output, reasoning);
    }

    /** What was added to an earlier sum; all of it if it is less, for then it began anew. */
    CodexUse since(CodexUse earlier) {
        if (input < earlier.input || output < earlier.output) {
            return this;
        }
        return new CodexUse(
                input - earlier.input,
                Math.max(0, cached - earlier.cached),
                Math.max(0, written - earlier.written),
                output - earlier.output,
                Math.max(0, reasoning - earlier.reasoning));
    }

    String id(String session) {
        return CountedId.of(session, input, cached, output, reasoning);
    }

    Tokens tokens() {
        long read = Math.min(cached, input);
        long kept = Math.min(written, input - read);
        return new Tokens(input - read - kept, output, read, kept);
    }
}

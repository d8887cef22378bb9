package dev.lanecast.telemetry.transcript;

import dev.lanecast.core.telemetry.Tokens;
import dev.lanecast.telemetry.JsonCursor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A line of Claude Code. There is one for each block of an answer, each with the tokens so far. */
final class ClaudeLine {

    private static final String TOOL = "claude-code";
    private static final String INVENTED = "<synthetic>";
    private static final String DAY = "2026-11-20";

    private @Nullable String type;
    private @Nullable String timestamp;
    private @Nullable String session;
    private @Nullable String directory;
    private @Nullable String branch;
    private @Nullable String request;
    private @Nullable String cost;
    private @Nullable String uuid;
    private @Nullable String message;
    private @Nullable String model;
    private @Nullable String speed;
    private @Nullable String tier;
    private boolean sidechain;
    private boolean counted;
    private long input;
    private long output;
    private long read;
    private long written;
    private long writtenForMinutes;
    private long writtenForHour;
    private Tokens tokens = Tokens.NONE;

    private ClaudeLine() {}

    /** The line, unless it tells of no tokens. */
    static Optional<ClaudeLine> read(JsonCursor cursor) throws IOException {
        ClaudeLine line = new ClaudeLine();
        while (cursor.field()) {
            switch (cursor.name()) {
                case "type" -> line.type = text(cursor);
                case "timestamp" -> line.timestamp = text(cursor);
                case "sessionId" -> line.session = text(cursor);
                case "cwd" -> line.directory = text(cursor);
                case "gitBranch" -> line.branch = text(cursor);
                case "isSidechain" -> line.sidechain = "true".equals(text(cursor));
                case "requestId" -> line.request = text(cursor);
                case "costUSD" -> line.cost = text(cursor);
                case "uuid" -> line.uuid = text(cursor);
                case "message" -> line.message(cursor);
                default -> cursor.skip();
            }
        }
        line.tokens = line.sums();
        return line.counted ? Optional.of(line) : Optional.empty();
    }

    /** Takes up the next line if it is another one of the same answer that tells nothing else but other tokens, not earlier. */
    boolean join(ClaudeLine next) {
        boolean joined = message != null && message.equals(next.message) && isLater(next) && isAlike(next);
        if (joined) {
            tokens = tokens.merge(next.tokens);
        }
        return joined;
    }

    /** Only of times in UTC on one day is the smaller text the earlier one, and right if the other is. */
    private boolean isLater(ClaudeLine next) {
        return timestamp != null
                && next.timestamp != null
                && timestamp.length() == next.timestamp.length()
                && timestamp.regionMatches(0, next.timestamp, 0, DAY.length())
                && timestamp.endsWith("Z")
                && next.timestamp.endsWith("Z")
                && timestamp.compareTo(next.timestamp) <= 0;
    }

    private boolean isAlike(ClaudeLine next) {
        return sidechain == next.sidechain
                && Objects.equals(type, next.type)
                && Objects.equals(session, next.session)
                && Objects.equals(directory, next.directory)
                && Objects.equals(branch, next.branch)
                && Objects.equals(request, next.request)
                && Objects.equals(cost, next.cost)
                && Objects.equals(model, next.model)
                && Objects.equals(speed, next.speed)
                && Objects.equals(tier, next.tier);
    }

    Optional<CallLine> call(Path file, ClaudeReplays replays, Projects projects) {
        String id = request != null ? request : message != null ? message : uuid;
        if (!"assistant".equals(type) || id == null || INVENTED.equals(model)) {
            return Optional.empty();
        }
        CallLine call = new CallLine(replays.id(file, message, id, sidechain), timestamp, TOOL, "anthropic", tokens)
                .with("session_id", session)
                .with("agent_name", sidechain ? null : TOOL)
                .with("model_name", model)
                .with("cost_usd", cost)
                .with("project", projects.of(directory))
                .with("branch", branch)
                .with("service_tier", "fast".equals(speed) ? speed : "standard".equals(tier) ? null : tier);
        return Optional.of(call);
    }

    /** Where nothing is told, what is written to a cache is kept for an hour. */
    private Tokens sums() {
        long told = writtenForMinutes + writtenForHour;
        long all = Math.max(written, told);
        return new Tokens(input, output, read, all, told == 0 ? all : writtenForHour);
    }

    private void message(JsonCursor cursor) throws IOException {
        if (cursor.object()) {
            while (cursor.field()) {
                switch (cursor.name()) {
                    case "id" -> message = text(cursor);
                    case "model" -> model = text(cursor);
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
                    case "input_tokens" -> input = count(cursor);
                    case "output_tokens" -> output = count(cursor);
                    case "cache_read_input_tokens" -> read = count(cursor);
                    case "cache_creation_input_tokens" -> written = count(cursor);
                    case "ephemeral_5m_input_tokens" -> writtenForMinutes = count(cursor);
                    case "ephemeral_1h_input_tokens" -> writtenForHour = count(cursor);
                    case "cache_creation" -> usage(cursor);
                    case "speed" -> speed = text(cursor);
                    case "service_tier" -> tier = text(cursor);
                    default -> cursor.skip();
                }
            }
        }
    }

    private long count(JsonCursor cursor) throws IOException {
        counted = true;
        return TokenUse.count(cursor);
    }

    private static @Nullable String text(JsonCursor cursor) throws IOException {
        String text = cursor.text();
        return text == null || text.isBlank() ? null : text;
    }
}

package dev.lanecast.telemetry.transcript;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Knows which answers have been seen. A side chain may repeat an answer of the main one under a request id of its own; it
 * is the same call still. Remembers so many that a repetition is noticed, and no more. Not thread-safe.
 */
final class ClaudeReplays {

    private static final int REMEMBERED = 20_000;

    private final Map<String, Seen> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** The id under which the call of an answer counts. */
    String id(@Nullable String messageId, String id, boolean sidechain) {
        if (messageId == null) {
            return id;
        }
        Seen first = seen.putIfAbsent(messageId, new Seen(id, sidechain));
        return first != null && (first.sidechain || sidechain) ? first.id : id;
    }

    private record Seen(String id, boolean sidechain) {}
}

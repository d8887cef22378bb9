package dev.lanecast.telemetry.transcript;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Knows under which id the call of a message was told first. Logs tell of no message, only of numbers of tokens, so the id
 * is made of these; a message that is written again with other numbers is the same call still. Remembers those that were
 * told last. Not thread-safe.
 */
final class GeminiIds {

    private static final int REMEMBERED = 20_000;

    private final Map<String, String> ids = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    String id(String session, GeminiMessage message) {
        return ids.computeIfAbsent(session + "/" + message.id(), absent -> message.callId(session));
    }
}

package dev.lanecast.telemetry.transcript;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Knows which answers of a session have been seen. A side chain may repeat an answer of the main one under a request id of
 * its own; it is the same call still. Remembers whole sessions, those that were read last. Not thread-safe.
 */
final class ClaudeReplays {

    /** How many answers of sessions other than the one that is being read. */
    static final int REMEMBERED = 20_000;

    private final Map<Path, Map<String, Seen>> sessions = new LinkedHashMap<>(16, 0.75f, true);
    private int remembered;

    boolean isKnown(Path session) {
        return sessions.containsKey(session);
    }

    /** Hears that a file of the session is read from its beginning. */
    void begin(Path session) {
        sessions.computeIfAbsent(session, absent -> new HashMap<>());
    }

    /** The id under which the call of an answer counts. */
    String id(Path session, @Nullable String messageId, String id, boolean sidechain) {
        Map<String, Seen> seen = sessions.computeIfAbsent(session, absent -> new HashMap<>());
        if (messageId == null) {
            return id;
        }
        Seen first = seen.putIfAbsent(messageId, new Seen(id, sidechain));
        if (first == null) {
            remembered++;
            forgetOthers();
            return id;
        }
        return first.sidechain || sidechain ? first.id : id;
    }

    /** The session that was asked about last stays, however long it is. */
    private void forgetOthers() {
        Iterator<Map<String, Seen>> eldest = sessions.values().iterator();
        while (remembered > REMEMBERED && sessions.size() > 1) {
            remembered -= eldest.next().size();
            eldest.remove();
        }
    }

    private record Seen(String id, boolean sidechain) {}
}

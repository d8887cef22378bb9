package dev.lanecast.watcher;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps one copy of each of the strings that many tasks share. Thread-safe. */
final class StringPool {

    private static final int MOST = 20_000;

    private final Map<String, String> strings = new ConcurrentHashMap<>();

    @Nullable
    String shared(@Nullable String text) {
        if (text == null || strings.size() >= MOST) {
            return text;
        }
        String known = strings.putIfAbsent(text, text);
        return known == null ? text : known;
    }
}

package dev.lanecast.core.board;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Knows which entries carry the same task id, oldest first. Not thread-safe. */
final class Twins {

    private final Map<String, List<String>> keysById = new HashMap<>();

    void replace(@Nullable String oldId, String oldKey, @Nullable String newId, String newKey) {
        if (Objects.equals(oldId, newId) && oldKey.equals(newKey)) {
            return;
        }
        if (oldId != null) {
            remove(oldId, oldKey);
        }
        if (newId != null) {
            add(newId, newKey);
        }
    }

    List<String> of(String id) {
        return keysById.getOrDefault(id, List.of());
    }

    /** The entry that came last with this id, or null. */
    @Nullable
    String newest(String id) {
        List<String> keys = of(id);
        return keys.isEmpty() ? null : keys.get(keys.size() - 1);
    }

    private void add(String id, String key) {
        List<String> keys = keysById.get(id);
        if (keys == null) {
            keysById.put(id, List.of(key));
        } else {
            List<String> more = new ArrayList<>(keys);
            more.add(key);
            keysById.put(id, List.copyOf(more));
        }
    }

    private void remove(String id, String key) {
        List<String> rest = of(id).stream().filter(other -> !other.equals(key)).toList();
        if (rest.isEmpty()) {
            keysById.remove(id);
        } else {
            keysById.put(id, rest);
        }
    }
}

package dev.lanecast.core.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A map that never changes: a change makes another one, which shares all but one small part with it. So a reader keeps
 * what it took while the writer goes on.
 *
 * @param <V> the values, never null
 */
public final class Table<V> {

    private static final int PARTS = 1024;

    private final Map<String, V>[] parts;
    private final int size;

    private Table(Map<String, V>[] parts, int size) {
        this.parts = parts;
        this.size = size;
    }

    /** A table without keys. */
    public static <V> Table<V> empty() {
        Map<String, V>[] parts = newParts();
        java.util.Arrays.fill(parts, Map.of());
        return new Table<>(parts, 0);
    }

    /** The value of a key, or null. */
    public @Nullable V get(String key) {
        return parts[part(key)].get(key);
    }

    /** How many keys there are. */
    public int size() {
        return size;
    }

    /** Gives every value to an action, in no order. */
    public void forEach(Consumer<? super V> action) {
        for (Map<String, V> part : parts) {
            part.values().forEach(action);
        }
    }

    /**
     * Gives every key whose value is another one than in a table before this one to an action, with its value, or null where
     * it has none any more. Takes time in proportion to the changes between the two.
     */
    @SuppressWarnings("ReferenceEquality") // What is shared is equal, and need not be looked through.
    public void forEachChange(Table<V> before, BiConsumer<String, @Nullable V> action) {
        for (int i = 0; i < PARTS; i++) {
            Map<String, V> now = parts[i];
            Map<String, V> then = before.parts[i];
            if (now != then) {
                now.forEach((key, value) -> {
                    if (!value.equals(then.get(key))) {
                        action.accept(key, value);
                    }
                });
                then.keySet().stream().filter(key -> !now.containsKey(key)).forEach(key -> action.accept(key, null));
            }
        }
    }

    /** This table with a key set, or removed where the value is null. */
    Table<V> with(String key, @Nullable V value) {
        int index = part(key);
        Map<String, V> part = new HashMap<>(parts[index]);
        V old = value == null ? part.remove(key) : part.put(key, value);
        Map<String, V>[] changed = parts.clone();
        changed[index] = part;
        return new Table<>(changed, size + (value == null ? 0 : 1) - (old == null ? 0 : 1));
    }

    /** This table with many keys set at once. */
    Table<V> withAll(Map<String, ? extends V> values) {
        Map<String, V>[] changed = newParts();
        for (int i = 0; i < PARTS; i++) {
            changed[i] = new HashMap<>(parts[i]);
        }
        int added = 0;
        for (Map.Entry<String, ? extends V> entry : values.entrySet()) {
            if (changed[part(entry.getKey())].put(entry.getKey(), entry.getValue()) == null) {
                added++;
            }
        }
        return new Table<>(changed, size + added);
    }

    private static int part(String key) {
        int hash = key.hashCode();
        return (hash ^ (hash >>> 16)) & (PARTS - 1);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <V> Map<String, V>[] newParts() {
        return new Map[PARTS];
    }
}

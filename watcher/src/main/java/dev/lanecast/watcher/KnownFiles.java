package dev.lanecast.watcher;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files that the sink knows, by path and by task id. Confined to the watch thread. */
final class KnownFiles {

    private final NavigableMap<String, KnownFile> byPath = new TreeMap<>();
    private final Map<String, List<KnownFile>> byId = new HashMap<>();
    private int broken;

    @Nullable
    KnownFile get(String path) {
        return byPath.get(path);
    }

    int size() {
        return byPath.size();
    }

    int broken() {
        return broken;
    }

    /** Those in a directory and below it; of the root, all. */
    Collection<KnownFile> under(String directory) {
        return directory.isEmpty()
                ? byPath.values()
                : byPath.subMap(directory + '/', directory + (char) ('/' + 1)).values();
    }

    List<KnownFile> withId(@Nullable String id) {
        return id == null ? List.of() : byId.getOrDefault(id, List.of());
    }

    /** Takes the newest reading of a path. */
    KnownFile put(Reading reading) {
        KnownFile file = byPath.get(reading.path());
        if (file == null) {
            file = new KnownFile(reading);
            byPath.put(file.path, file);
        } else {
            unlist(file);
            file.update(reading);
        }
        list(file);
        return file;
    }

    void remove(KnownFile file) {
        byPath.remove(file.path);
        unlist(file);
    }

    private void list(KnownFile file) {
        broken += file.fault == null ? 0 : 1;
        if (file.id != null) {
            List<KnownFile> twins = byId.get(file.id);
            if (twins == null) {
                byId.put(file.id, List.of(file));
            } else {
                List<KnownFile> more = new ArrayList<>(twins);
                more.add(file);
                byId.put(file.id, more);
            }
        }
    }

    private void unlist(KnownFile file) {
        broken -= file.fault == null ? 0 : 1;
        if (file.id != null) {
            List<KnownFile> rest = new ArrayList<>(withId(file.id));
            rest.remove(file);
            if (rest.isEmpty()) {
                byId.remove(file.id);
            } else {
                byId.put(file.id, rest);
            }
        }
    }
}

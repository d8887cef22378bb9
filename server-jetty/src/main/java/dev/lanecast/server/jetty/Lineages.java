package dev.lanecast.server.jetty;

import dev.lanecast.core.event.BoardEvent;
import dev.lanecast.core.event.BoardEvent.TaskDeleted;
import dev.lanecast.core.event.Origin;
import dev.lanecast.core.stream.Numbered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows the entries of the board through events, across changes of their keys. Not thread-safe. */
final class Lineages {

    /** Entries that are there, by their key now. */
    private final Map<String, Lineage> live = new LinkedHashMap<>();

    /** Entries that are gone, by the key under which the client knows them. */
    private final Map<String, Lineage> gone = new LinkedHashMap<>();

    void add(Numbered numbered, BoardEvent event) {
        Lineage lineage = find(event);
        lineage.add(numbered, event);
        Origin known = lineage.known();
        if (!(event instanceof TaskDeleted)) {
            live.put(event.key(), lineage);
        } else if (known != null) {
            gone.put(known.key(), lineage);
        }
    }

    List<Numbered> result() {
        List<Numbered> result = new ArrayList<>(gone.size() + live.size());
        gone.values().forEach(lineage -> result.add(lineage.deletion()));
        live.values().forEach(lineage -> result.add(lineage.net()));
        return result;
    }

    private Lineage find(BoardEvent event) {
        Origin from = event.from();
        @Nullable Lineage found = live.remove(from == null ? event.key() : from.key());
        if (found == null && from == null) {
            found = gone.remove(event.key());
        }
        return found == null ? Lineage.before(event) : found;
    }
}

package dev.lanecast.watcher;

import dev.lanecast.core.task.Lane;
import org.jspecify.annotations.Nullable;

/**
 * What the path of a task file says.
 *
 * @param path relative to the root, with {@code /}
 * @param lane the first directory
 * @param agent the second one, or null
 */
record Place(String path, Lane lane, @Nullable String agent) {

    static Place of(String path, Lane lane) {
        int agent = path.indexOf('/') + 1;
        int file = path.indexOf('/', agent);
        return new Place(path, lane, file < 0 ? null : path.substring(agent, file));
    }

    /** The file's name without its extension. */
    String inferredId() {
        return path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
    }
}

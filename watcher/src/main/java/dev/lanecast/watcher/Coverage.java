package dev.lanecast.watcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The directories of the tree, and what is wrong with some. Confined to the watch thread. */
final class Coverage {

    private static final int LONGEST = 200;

    private final NavigableMap<String, Integer> passes = new TreeMap<>();
    private final NavigableMap<String, String> unwatched = new TreeMap<>();
    private final NavigableMap<String, String> unlisted = new TreeMap<>();
    private @Nullable Object root;

    /** Which directory the root is; null if it is none. */
    @Nullable
    Object root() {
        return root;
    }

    void root(@Nullable Object identity) {
        root = identity;
    }

    /** Notes that a pass came to a directory, which may be well now. */
    void visit(String directory, int pass) {
        passes.put(directory, pass);
        unwatched.remove(directory);
        unlisted.remove(directory);
    }

    Set<String> directories() {
        return passes.keySet();
    }

    boolean contains(String directory) {
        return passes.containsKey(directory);
    }

    /** The pass that came last to a directory; 0 for one that is not known. */
    int pass(String directory) {
        return passes.getOrDefault(directory, 0);
    }

    void unwatched(String directory, String reason) {
        unwatched.put(directory, reason);
    }

    void unlisted(String directory, String reason) {
        unlisted.put(directory, reason);
    }

    /** Forgets a directory and all below it that a pass did not come to; answers them. */
    List<String> forget(String directory, int pass) {
        Map<String, Integer> below =
                directory.isEmpty() ? passes : passes.subMap(directory, true, directory + (char) ('/' + 1), false);
        List<String> forgotten = new ArrayList<>();
        below.forEach((path, seen) -> {
            boolean inside = directory.isEmpty() || path.equals(directory) || path.startsWith(directory + '/');
            if (inside && seen != pass) {
                forgotten.add(path);
            }
        });
        forgotten.forEach(path -> {
            passes.remove(path);
            unwatched.remove(path);
            unlisted.remove(path);
        });
        return forgotten;
    }

    /** Directories of which no change is told, or of which not all is known, so that they must be looked at. */
    Set<String> polled() {
        Set<String> polled = new TreeSet<>(unwatched.keySet());
        polled.addAll(unlisted.keySet());
        return polled;
    }

    /** What is wrong, with the mend; null if nothing is. */
    @Nullable
    String fault() {
        if (root == null) {
            return "The watched directory is missing; put it back, and it is watched again";
        }
        if (!unwatched.isEmpty()) {
            return "[" + unwatched.size() + "] directories are polled, as the system does not watch "
                    + described(unwatched.firstEntry());
        }
        return unlisted.isEmpty() ? null : "The system does not show all of " + described(unlisted.firstEntry());
    }

    private static String described(Map.Entry<String, String> directory) {
        return "[" + Excerpt.cut(directory.getKey(), LONGEST) + "]: " + directory.getValue();
    }
}

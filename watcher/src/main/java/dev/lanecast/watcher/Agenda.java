package dev.lanecast.watcher;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** When which paths are to be looked at again; the earliest time of each counts. Confined to the watch thread. */
final class Agenda {

    private final PriorityQueue<Look> looks = new PriorityQueue<>();
    private final Map<String, Long> times = new HashMap<>();

    void add(String path, long at) {
        Long before = times.get(path);
        if (before == null || before - at > 0) {
            times.put(path, at);
            looks.add(new Look(path, at));
        }
    }

    boolean contains(String path) {
        return times.containsKey(path);
    }

    /** The time of the next look, or the one given if that is earlier. */
    long next(long latest) {
        Look first = looks.peek();
        return first != null && first.at - latest < 0 ? first.at : latest;
    }

    /** Takes the paths whose time has come. */
    Set<String> due(long now) {
        Set<String> due = new HashSet<>();
        for (Look look = looks.peek(); look != null && look.at - now <= 0; look = looks.peek()) {
            looks.remove();
            if (times.remove(look.path, look.at)) {
                due.add(look.path);
            }
        }
        return due;
    }

    private record Look(String path, long at) implements Comparable<Look> {

        @Override
        public int compareTo(Look other) {
            return Long.signum(at - other.at);
        }
    }
}

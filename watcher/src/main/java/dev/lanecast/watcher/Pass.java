package dev.lanecast.watcher;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What one look at the tree found. Confined to the watch thread. */
final class Pass {

    /** Counts up from 1. */
    final int number;

    /** Files to read, each with the stamp seen. */
    final Map<String, Stamp> unread = new LinkedHashMap<>();

    /** Known files that are not there. */
    final Set<KnownFile> gone = new LinkedHashSet<>();

    /** Whether directories that are not there are forgotten with all below them. */
    final boolean forgets;

    Pass(int number, boolean forgets) {
        this.number = number;
        this.forgets = forgets;
    }
}

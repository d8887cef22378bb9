package dev.lanecast.telemetry;

/**
 * Tells of most keys that they are none of many, without a look at those: it holds the first 32 bits of each. Of a million,
 * one begins like a random other key once in some four thousand times. Not thread-safe.
 */
final class KeyFilter {

    private static final int SMALL = 1 << 10;

    /** Each in the first free place after the one that it asks for; 0 is a free place. */
    private int[] prefixes = new int[SMALL];

    private int size;

    void add(long high) {
        // A chain of neighbours stays short while half of the places are free.
        if (2 * (size + 1) > prefixes.length) {
            grow();
        }
        put(prefix(high));
    }

    /** Whether a key that begins so may be one of them. */
    boolean mayHold(long high) {
        return prefixes[place(prefix(high))] != 0;
    }

    /** How many it holds, where those that begin alike are one. */
    int size() {
        return size;
    }

    private static int prefix(long high) {
        int prefix = (int) (high >>> Integer.SIZE);
        return prefix == 0 ? 1 : prefix;
    }

    private void put(int prefix) {
        int place = place(prefix);
        size += prefixes[place] == 0 ? 1 : 0;
        prefixes[place] = prefix;
    }

    private void grow() {
        int[] before = prefixes;
        prefixes = new int[before.length * 2];
        size = 0;
        for (int prefix : before) {
            if (prefix != 0) {
                put(prefix);
            }
        }
    }

    /** Where it is, or is to be. Keys are hashes already. */
    private int place(int prefix) {
        int place = prefix & prefixes.length - 1;
        while (prefixes[place] != 0 && prefixes[place] != prefix) {
            place = place + 1 & prefixes.length - 1;
        }
        return place;
    }
}

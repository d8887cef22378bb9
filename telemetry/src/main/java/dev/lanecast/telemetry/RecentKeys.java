package dev.lanecast.telemetry;

import java.util.Arrays;

/**
 * The newest keys in memory, where looking for a random one is cheap. It holds what is committed and nothing else, so that
 * no transaction that fails has to be undone in it. Not thread-safe.
 */
final class RecentKeys {

    private static final int SLOT = 3;
    private static final int SMALL = 1 << 10;

    /** Two halves of a key and its number, which is never 0, in the first free slot after the one that the key asks for. */
    private long[] slots = new long[SMALL * SLOT];

    private int size;
    private int runs;
    private long last;

    /** Adds those of one commit, which is later than all others. */
    void add(long last, byte[] run) {
        this.last = last;
        runs++;
        KeyRun.forEach(run, this::add);
    }

    /** The number of the row of a key; 0 if it is none of these. */
    long seq(CallKey key) {
        return slots[slot(key.high(), key.low()) + 2];
    }

    /** The last of the commits, or 0. */
    long last() {
        return last;
    }

    /** How many commits they came in. */
    int runs() {
        return runs;
    }

    int size() {
        return size;
    }

    void clear() {
        Arrays.fill(slots, 0);
        size = 0;
        runs = 0;
        last = 0;
    }

    private void add(long high, long low, long seq) {
        // A chain of neighbours stays short while half of the slots are free.
        if (2 * (size + 1) * SLOT > slots.length) {
            grow();
        }
        put(high, low, seq);
        size++;
    }

    private void grow() {
        long[] before = slots;
        slots = new long[before.length * 2];
        for (int at = 0; at < before.length; at += SLOT) {
            if (before[at + 2] != 0) {
                put(before[at], before[at + 1], before[at + 2]);
            }
        }
    }

    private void put(long high, long low, long seq) {
        int at = slot(high, low);
        slots[at] = high;
        slots[at + 1] = low;
        slots[at + 2] = seq;
    }

    /** Where a key is, or is to be. Keys are hashes already. */
    private int slot(long high, long low) {
        int capacity = slots.length / SLOT;
        int slot = (int) (high ^ low) & capacity - 1;
        while (slots[slot * SLOT + 2] != 0 && (slots[slot * SLOT] != high || slots[slot * SLOT + 1] != low)) {
            slot = slot + 1 & capacity - 1;
        }
        return slot * SLOT;
    }
}

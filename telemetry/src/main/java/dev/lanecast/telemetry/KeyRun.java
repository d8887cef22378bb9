package dev.lanecast.telemetry;

import java.nio.ByteBuffer;
import java.util.List;

/** Keys in their order, as bytes: of each its two halves and the number of its row. */
final class KeyRun {

    static final int KEY_BYTES = CallKey.BYTES + Long.BYTES;

    private KeyRun() {}

    static byte[] encode(List<Told> calls) {
        ByteBuffer run = ByteBuffer.allocate(calls.size() * KEY_BYTES);
        for (Told told : calls) {
            put(told.key(), told.seq, run);
        }
        return run.array();
    }

    static void put(CallKey key, long seq, ByteBuffer run) {
        run.putLong(key.high()).putLong(key.low()).putLong(seq);
    }

    /** Gives all that are encoded. */
    static void forEach(byte[] bytes, Action action) {
        ByteBuffer run = ByteBuffer.wrap(bytes);
        while (run.hasRemaining()) {
            action.on(run.getLong(), run.getLong(), run.getLong());
        }
    }

    /** What is done with a key, which takes no object of its own. */
    interface Action {

        void on(long high, long low, long seq);
    }

    /** A key and the number of its row. */
    record Numbered(CallKey key, long seq) implements Comparable<Numbered> {

        @Override
        public int compareTo(Numbered other) {
            return key.compareTo(other.key);
        }
    }
}

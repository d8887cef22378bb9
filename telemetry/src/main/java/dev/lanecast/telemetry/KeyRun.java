package dev.lanecast.telemetry;

import java.nio.ByteBuffer;
import java.util.List;

/** The keys that one commit brought, in their order, as bytes: of each its two halves and the number of its row. */
final class KeyRun {

    private static final int KEY_BYTES = 3 * Long.BYTES;

    private KeyRun() {}

    static byte[] encode(List<Told> calls) {
        ByteBuffer run = ByteBuffer.allocate(calls.size() * KEY_BYTES);
        for (Told told : calls) {
            run.putLong(told.key().high()).putLong(told.key().low()).putLong(told.seq);
        }
        return run.array();
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

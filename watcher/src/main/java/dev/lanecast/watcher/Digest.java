package dev.lanecast.watcher;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A 64-bit hash of bytes, to tell a changed file; no protection against forgery. */
final class Digest {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private Digest() {}

    static long of(byte[] bytes) {
        long hash = bytes.length * FACTOR;
        int at = 0;
        for (; at + Long.BYTES <= bytes.length; at += Long.BYTES) {
            hash = mix(hash ^ (long) LONGS.get(bytes, at));
        }
        for (; at < bytes.length; at++) {
            hash = mix(hash ^ bytes[at]);
        }
        return hash;
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 32)) * FACTOR;
        return mixed ^ (mixed >>> 29);
    }
}

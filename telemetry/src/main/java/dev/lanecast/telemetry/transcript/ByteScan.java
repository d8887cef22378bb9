package dev.lanecast.telemetry.transcript;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks for one value among bytes, eight of which are looked at together. */
final class ByteScan {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;

    private ByteScan() {}

    /** Where the value first is, from {@code from} to before {@code to}; {@code to} if nowhere. */
    static int first(byte[] bytes, byte value, int from, int to) {
        long wanted = (value & 0xFF) * EACH;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long found = zeros((long) EIGHT.get(bytes, at) ^ wanted);
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        while (at < to && bytes[at] != value) {
            at++;
        }
        return at;
    }

    /** Behind where the value last is, from {@code from} to before {@code to}; {@code from} if nowhere. */
    static int behindLast(byte[] bytes, byte value, int from, int to) {
        long wanted = (value & 0xFF) * EACH;
        int end = to;
        for (; end - Long.BYTES >= from; end -= Long.BYTES) {
            long found = zeros((long) EIGHT.get(bytes, end - Long.BYTES) ^ wanted);
            if (found != 0) {
                return end - Long.numberOfLeadingZeros(found) / Byte.SIZE;
            }
        }
        while (end > from && bytes[end - 1] != value) {
            end--;
        }
        return end;
    }

    /** The highest bit of each byte that is zero. */
    private static long zeros(long eight) {
        return ~((eight & LOW_BITS) + LOW_BITS | eight | LOW_BITS);
    }
}

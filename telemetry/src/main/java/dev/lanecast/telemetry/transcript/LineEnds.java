package dev.lanecast.telemetry.transcript;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds the ends of lines in bytes, eight of which are looked at together. */
final class LineEnds {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ENDS = 0x0A0A0A0A0A0A0A0AL;
    private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;

    private LineEnds() {}

    /** Where the first one is, from {@code from} to before {@code to}; {@code to} if there is none. */
    static int first(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long found = among(bytes, at);
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    /** Where the line begins that holds the byte before {@code at}: behind the last end; {@code from} if there is none. */
    static int begin(byte[] bytes, int from, int at) {
        int begin = at;
        for (; begin - Long.BYTES >= from; begin -= Long.BYTES) {
            long found = among(bytes, begin - Long.BYTES);
            if (found != 0) {
                return begin - Long.numberOfLeadingZeros(found) / Byte.SIZE;
            }
        }
        while (begin > from && bytes[begin - 1] != '\n') {
            begin--;
        }
        return begin;
    }

    /** The highest bit of each of the eight bytes that is a line end. */
    private static long among(byte[] bytes, int at) {
        long others = (long) EIGHT.get(bytes, at) ^ ENDS;
        return ~((others & LOW_BITS) + LOW_BITS | others | LOW_BITS);
    }
}

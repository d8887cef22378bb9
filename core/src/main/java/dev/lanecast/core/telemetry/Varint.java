package dev.lanecast.core.telemetry;

/** Numbers in as few bytes as they need, seven bits in each, the lowest first. */
final class Varint {

    /** How many bytes a number takes at most. */
    static final int LONGEST = 10;

    private static final int MORE = 0x80;

    private Varint() {}

    /** Writes a number from there on; answers where it ends. */
    static int write(long number, byte[] bytes, int begin) {
        long rest = number;
        int at = begin;
        while ((rest & -MORE) != 0) {
            bytes[at++] = (byte) (rest & MORE - 1 | MORE);
            rest >>>= 7;
        }
        bytes[at++] = (byte) rest;
        return at;
    }

    /** The number that begins there. */
    static long read(byte[] bytes, int begin) {
        if (bytes[begin] >= 0) {
            return bytes[begin];
        }
        long number = 0;
        int shift = 0;
        for (int i = begin; ; i++) {
            number |= (long) (bytes[i] & MORE - 1) << shift;
            shift += 7;
            if (bytes[i] >= 0) {
                return number;
            }
        }
    }

    /** Where the number ends that begins there. */
    static int end(byte[] bytes, int begin) {
        int end = begin;
        while (bytes[end] < 0) {
            end++;
        }
        return end + 1;
    }
}

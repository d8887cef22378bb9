package dev.lanecast.telemetry.transcript;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Finds the lines that hold one of some texts, and hardly looks at the others. Its memory is that of the longest line; one
 * beyond {@link #MAX_LINE} is left out. Not thread-safe.
 */
final class LineScan {

    static final int MAX_LINE = 16 * 1024 * 1024;
    private static final int BLOCK = 256 * 1024;
    private static final byte END = '\n';

    private final List<Needle> needles;
    private byte[] bytes = new byte[BLOCK];
    private int filled;
    private int searched;
    private long dropped;

    LineScan(List<Needle> needles) {
        this.needles = List.copyOf(needles);
    }

    /**
     * Reads to the end.
     *
     * @param progress hears of each block, how many bytes it has
     * @return how many bytes the lines have that are whole; the last one may still be being written
     */
    long scan(ReadableByteChannel input, Lines lines, LongConsumer progress) throws IOException {
        bytes = bytes.length == BLOCK ? bytes : new byte[BLOCK];
        filled = 0;
        searched = 0;
        dropped = 0;
        long whole = 0;
        while (true) {
            int count = input.read(ByteBuffer.wrap(bytes, filled, bytes.length - filled));
            if (count < 0) {
                break;
            }
            filled += count;
            progress.accept(count);
            whole += takeWhole(lines);
            makeRoom();
        }
        if (dropped == 0 && find(0, filled) < filled) {
            lines.line(bytes, 0, filled);
        }
        return whole;
    }

    /** Hands out the lines that are whole; answers how many bytes they have. */
    private long takeWhole(Lines lines) throws IOException {
        int end = ByteScan.behindLast(bytes, END, searched, filled);
        if (end == searched) {
            searched = filled;
            return 0;
        }
        int from = dropped == 0 ? 0 : ByteScan.first(bytes, END, 0, end) + 1;
        for (int hit = find(from, end); hit < end; hit = find(from, end)) {
            int next = ByteScan.first(bytes, END, hit, end);
            lines.line(bytes, ByteScan.behindLast(bytes, END, from, hit), next);
            from = next + 1;
        }
        long whole = dropped + end;
        dropped = 0;
        System.arraycopy(bytes, end, bytes, 0, filled - end);
        filled -= end;
        searched = filled;
        return whole;
    }

    private void makeRoom() {
        if (filled < bytes.length) {
            return;
        }
        if (dropped == 0 && bytes.length < MAX_LINE) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        } else {
            dropped += filled;
            filled = 0;
            searched = 0;
        }
    }

    private int find(int from, int to) {
        int first = to;
        for (Needle needle : needles) {
            int limit = Math.min(to, first + needle.length() - 1);
            int hit = needle.find(bytes, from, limit);
            first = hit < limit ? hit : first;
        }
        return first;
    }

    /** Takes lines. */
    @FunctionalInterface
    interface Lines {

        /** Takes the line from {@code begin} to before {@code end}, without its end. */
        void line(byte[] bytes, int begin, int end) throws IOException;
    }
}

package dev.lanecast.telemetry.transcript;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text to be found in bytes: it skips ahead by how far the byte under its end lies from there (Horspool). Immutable. */
final class Needle {

    private final byte[] text;

    /** How far to go on from each byte; 0 from the last one of the text, which is to be looked at. */
    private final int[] shifts = new int[256];

    private final int shift;

    Needle(String text) {
        this.text = text.getBytes(StandardCharsets.UTF_8);
        Arrays.fill(shifts, this.text.length);
        int last = this.text.length - 1;
        for (int i = 0; i < last; i++) {
            shifts[this.text[i] & 0xFF] = last - i;
        }
        shift = shifts[this.text[last] & 0xFF];
        shifts[this.text[last] & 0xFF] = 0;
    }

    int length() {
        return text.length;
    }

    /** Where it first begins within the bytes from {@code from} to before {@code to}; {@code to} if nowhere. */
    int find(byte[] bytes, int from, int to) {
        int[] shifts = this.shifts;
        int last = text.length - 1;
        int at = from + last;
        while (at < to) {
            int next = shifts[bytes[at] & 0xFF];
            if (next != 0) {
                at += next;
            } else if (Arrays.equals(bytes, at - last, at, text, 0, last)) {
                return at - last;
            } else {
                at += shift;
            }
        }
        return to;
    }
}

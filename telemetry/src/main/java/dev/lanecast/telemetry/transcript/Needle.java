package dev.lanecast.telemetry.transcript;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text to be found in bytes: it skips ahead by how far the byte under its end lies from there (Horspool). Immutable. */
final class Needle {

    private final byte[] text;
    private final int[] shifts = new int[256];

    Needle(String text) {
        this.text = text.getBytes(StandardCharsets.UTF_8);
        Arrays.fill(shifts, this.text.length);
        for (int i = 0; i < this.text.length - 1; i++) {
            shifts[this.text[i] & 0xFF] = this.text.length - 1 - i;
        }
    }

    int length() {
        return text.length;
    }

    /** Where it first begins within the bytes from {@code from} to before {@code to}; {@code to} if nowhere. */
    int find(byte[] bytes, int from, int to) {
        int last = text.length - 1;
        int at = from;
        while (at + last < to) {
            if (bytes[at + last] == text[last] && Arrays.equals(bytes, at, at + last, text, 0, last)) {
                return at;
            }
            at += shifts[bytes[at + last] & 0xFF];
        }
        return to;
    }
}

package dev.lanecast.telemetry.transcript;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text to be found in bytes, by that byte of it which is the rarest in English and in JSON. Immutable. */
final class Needle {

    /** The commonest first; what is not among them is rarer. */
    private static final String COMMON = " \"etaoinsrhldcum,fpgwyb.v:k";

    private final byte[] text;
    private final int rarest;

    Needle(String text) {
        this.text = text.getBytes(StandardCharsets.UTF_8);
        int found = 0;
        for (int i = 1; i < this.text.length; i++) {
            found = rarity(this.text[i]) > rarity(this.text[found]) ? i : found;
        }
        this.rarest = found;
    }

    int length() {
        return text.length;
    }

    /** Where it first begins within the bytes from {@code from} to before {@code to}; {@code to} if nowhere. */
    int find(byte[] bytes, int from, int to) {
        int end = to - (text.length - 1 - rarest);
        int at = from + rarest;
        while (at < end) {
            at = ByteScan.first(bytes, text[rarest], at, end);
            int begin = at - rarest;
            if (at < end && Arrays.equals(bytes, begin, begin + text.length, text, 0, text.length)) {
                return begin;
            }
            at++;
        }
        return to;
    }

    private static int rarity(byte value) {
        int common = COMMON.indexOf(value);
        return common < 0 ? COMMON.length() : common;
    }
}

package dev.lanecast.core.wire;

import org.jspecify.annotations.Nullable;

/** Writes one value for a file of comma-separated values (RFC 4180) that is safe to open in a spreadsheet. */
public final class CsvCell {

    private static final String FORMULA = "=+-@\t\r";
    private static final String SPECIAL = ",\"\r\n";

    private CsvCell() {}

    /** The value's text, quoted where it must be; null becomes nothing. */
    public static String of(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return quoted(value instanceof Number ? value.toString() : harmless(value.toString()));
    }

    /** The same for a text that is known to be harmless. */
    public static String quoted(String text) {
        boolean special = text.chars().anyMatch(character -> SPECIAL.indexOf(character) >= 0);
        return special ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /** A spreadsheet would run what looks like a formula. */
    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}

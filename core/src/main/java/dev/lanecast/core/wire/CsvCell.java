package dev.lanecast.core.wire;

import org.jspecify.annotations.Nullable;

/** Writes one value for a file of comma-separated values (RFC 4180) that is safe to open in a spreadsheet. */
public final class CsvCell {

    /** Those of full width among them, which some spreadsheets take for the others. */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private static final String LAYOUT = "\t\r\n";
    private static final char REPLACEMENT = '\uFFFD';
    private static final String SPECIAL = ",\"\r\n";

    private CsvCell() {}

    /** The value's text, quoted where it must be; null becomes nothing. */
    public static String of(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return quoted(value instanceof Number ? value.toString() : harmless(value.toString()));
    }

    /** The same for a text that is known to be no formula. */
    public static String quoted(String text) {
        String shown = printable(text);
        boolean special = shown.chars().anyMatch(character -> SPECIAL.indexOf(character) >= 0);
        return special ? '"' + shown.replace("\"", "\"\"") + '"' : shown;
    }

    /** A terminal would obey control characters, so all but line ends and tabs become a mark. */
    private static String printable(String text) {
        if (text.chars().noneMatch(CsvCell::isControl)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text);
        for (int i = 0; i < shown.length(); i++) {
            if (isControl(shown.charAt(i))) {
                shown.setCharAt(i, REPLACEMENT);
            }
        }
        return shown.toString();
    }

    private static boolean isControl(int character) {
        return Character.isISOControl(character) && LAYOUT.indexOf(character) < 0;
    }

    /** A spreadsheet would run what looks like a formula. */
    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}

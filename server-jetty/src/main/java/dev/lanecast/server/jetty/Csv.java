package dev.lanecast.server.jetty;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes comma-separated values (RFC 4180) that are safe to open in a spreadsheet. */
final class Csv {

    private static final String FORMULA = "=+-@\t\r";
    private static final String SPECIAL = ",\"\r\n";

    private Csv() {}

    /** One line of plain values. Lists and maps are written as JSON, null as nothing. */
    static String row(Collection<? extends @Nullable Object> values) {
        return values.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Iterable || value instanceof Map) {
            return quoted(Json.text(out -> out.value(value)));
        }
        String text = value.toString();
        return quoted(value instanceof Number ? text : harmless(text));
    }

    /** A spreadsheet would run what looks like a formula. */
    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        boolean special = text.chars().anyMatch(character -> SPECIAL.indexOf(character) >= 0);
        return special ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}

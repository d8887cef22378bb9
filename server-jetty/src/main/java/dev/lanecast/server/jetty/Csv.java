package dev.lanecast.server.jetty;

import dev.lanecast.core.wire.CsvCell;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes comma-separated values (RFC 4180) that are safe to open in a spreadsheet. */
final class Csv {

    private Csv() {}

    /** One line of plain values. Lists and maps are written as JSON, null as nothing. */
    static String row(Collection<? extends @Nullable Object> values) {
        return values.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable Object value) {
        return value instanceof Iterable || value instanceof Map
                ? CsvCell.quoted(Json.text(out -> out.value(value)))
                : CsvCell.of(value);
    }
}

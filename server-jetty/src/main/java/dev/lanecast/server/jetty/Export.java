package dev.lanecast.server.jetty;

import dev.lanecast.core.wire.FieldWriter;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records that leave as a file.
 *
 * @param columns what a table shows of a record, in order
 * @param writing writes a record as an object
 */
record Export<E>(
        List<E> records,
        Map<String, ? extends Function<? super E, ? extends @Nullable Object>> columns,
        BiConsumer<E, FieldWriter> writing) {

    /** The texts that make the file, each written when it is taken. */
    Stream<String> texts(Format format) {
        return switch (format) {
            case CSV ->
                Stream.concat(
                        Stream.of(Csv.row(columns.keySet())), records.stream().map(this::row));
            case JSON ->
                Stream.concat(
                        IntStream.range(0, records.size())
                                .mapToObj(i -> (i == 0 ? "[\n" : ",\n") + object(records.get(i))),
                        Stream.of(records.isEmpty() ? "[]\n" : "\n]\n"));
            case NDJSON -> records.stream().map(one -> object(one) + "\n");
        };
    }

    private String row(E one) {
        return Csv.row(columns.values().stream()
                .<@Nullable Object>map(column -> column.apply(one))
                .toList());
    }

    private String object(E one) {
        return Json.text(out -> writing.accept(one, out));
    }

    /** What a file looks like. */
    enum Format {
        CSV("text/csv; charset=utf-8; header=present"),
        JSON("application/json; charset=utf-8"),
        NDJSON("application/x-ndjson; charset=utf-8");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        String mediaType() {
            return mediaType;
        }
    }
}

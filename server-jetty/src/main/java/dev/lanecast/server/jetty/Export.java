package dev.lanecast.server.jetty;

import dev.lanecast.core.wire.FieldWriter;
import java.util.Iterator;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Records that leave as a file.
 *
 * @param records taken one by one, once
 * @param columns what a table shows of a record, in order
 * @param writing writes a record as an object
 */
record Export<E>(
        Iterator<E> records,
        Map<String, ? extends Function<? super E, ? extends @Nullable Object>> columns,
        BiConsumer<E, FieldWriter> writing) {

    /** The texts that make the file, each written when it is taken. */
    Stream<String> texts(Format format) {
        return switch (format) {
            case CSV -> Stream.concat(Stream.of(Csv.row(columns.keySet())), rest().map(this::row));
            case JSON -> array();
            case NDJSON -> rest().map(one -> object(one) + "\n");
        };
    }

    private Stream<String> array() {
        if (!records.hasNext()) {
            return Stream.of("[]\n");
        }
        Stream<String> first = Stream.of("[\n" + object(records.next()));
        return Stream.concat(Stream.concat(first, rest().map(one -> ",\n" + object(one))), Stream.of("\n]\n"));
    }

    private Stream<E> rest() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(records, Spliterator.ORDERED), false);
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

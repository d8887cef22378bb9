package dev.lanecast.cli;

import dev.lanecast.core.error.ConfigurationException;
import dev.lanecast.core.wire.CsvCell;
import dev.lanecast.core.wire.FieldWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where an export goes, and as what. */
final class ExportTarget {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "csv",
            converter = FormatName.class,
            description = "csv, json or ndjson. Default: csv.")
    private Format format = Format.CSV;

    @Option(names = "--output", paramLabel = "FILE", description = "Where to. Default: standard output.")
    private @Nullable Path output;

    Format format() {
        return format;
    }

    /** Does some writing to the file, or to the console. */
    void write(Console console, Consumer<PrintWriter> writing) {
        if (output == null) {
            writing.accept(console.out());
            console.out().flush();
            return;
        }
        try (PrintWriter file = new PrintWriter(Files.newBufferedWriter(output))) {
            writing.accept(file);
            if (file.checkError()) {
                throw new IOException("the disk may be full");
            }
        } catch (IOException e) {
            throw new ConfigurationException(
                    "Cannot write [" + output + "]: " + why(e) + "; name another file with --output", e);
        }
    }

    /** Some of these exceptions say no more than the name of the file. */
    private static String why(IOException fault) {
        if (fault instanceof NoSuchFileException) {
            return "its directory is missing";
        }
        if (fault instanceof AccessDeniedException) {
            return "you may not write there";
        }
        return fault instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : String.valueOf(fault.getMessage());
    }

    /** Writes records one by one. */
    <E> void write(
            Console console,
            Iterator<E> records,
            Map<String, ? extends Function<? super E, ? extends @Nullable Object>> columns,
            BiConsumer<E, FieldWriter> object) {
        write(console, out -> {
            switch (format) {
                case CSV -> csv(out, records, columns);
                case JSON -> json(out, records, object);
                case NDJSON -> records.forEachRemaining(one -> Json.print(out, to -> object.accept(one, to)));
            }
        });
    }

    private static <E> void csv(
            PrintWriter out,
            Iterator<E> records,
            Map<String, ? extends Function<? super E, ? extends @Nullable Object>> columns) {
        out.print(String.join(",", columns.keySet()) + "\r\n");
        records.forEachRemaining(one -> out.print(columns.values().stream()
                .map(column -> cell(column.apply(one)))
                .collect(Collectors.joining(",", "", "\r\n"))));
    }

    private static String cell(@Nullable Object value) {
        return value instanceof Iterable || value instanceof Map
                ? CsvCell.quoted(Json.text(out -> out.value(value)))
                : CsvCell.of(value);
    }

    private static <E> void json(PrintWriter out, Iterator<E> records, BiConsumer<E, FieldWriter> object) {
        String before = "[\n";
        while (records.hasNext()) {
            E one = records.next();
            out.print(before + Json.text(to -> object.accept(one, to)));
            before = ",\n";
        }
        out.print(before.startsWith("[") ? "[]\n" : "\n]\n");
    }

    /** What the records become. */
    enum Format {
        CSV,
        JSON,
        NDJSON
    }

    /** Reads a format. */
    static final class FormatName implements ITypeConverter<Format> {

        @Override
        public Format convert(String text) {
            return switch (text) {
                case "csv" -> Format.CSV;
                case "json" -> Format.JSON;
                case "ndjson" -> Format.NDJSON;
                default -> throw new TypeConversionException("must be csv, json or ndjson, but is [" + text + "]");
            };
        }
    }
}

package dev.lanecast.telemetry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One step of the schema. A released one never changes; its checksum is kept in the database.
 *
 * @param number from 1, without gaps
 * @param sql statements
 */
record Migration(int number, String sql) {

    private static final List<String> FILES = List.of("001-invocations.sql");

    /** All of them, in order. */
    static List<Migration> all() {
        return IntStream.range(0, FILES.size())
                .mapToObj(index -> new Migration(index + 1, read(FILES.get(index))))
                .toList();
    }

    /** Hexadecimal SHA-256 of the statements. */
    String checksum() {
        return HexFormat.of().formatHex(Sha256.of(sql));
    }

    private static String read(String name) {
        try (InputStream input = Migration.class.getResourceAsStream("migration/" + name)) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

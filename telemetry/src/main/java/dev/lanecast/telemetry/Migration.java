package dev.lanecast.telemetry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * One step of the schema. A released one never changes; its checksum is kept in the database.
 *
 * @param number from 1, without gaps
 * @param sql statements
 * @param fill what statements cannot do, in the same transaction after them
 */
record Migration(int number, String sql, SqlWork<?> fill) {

    /** Statements alone. */
    Migration(int number, String sql) {
        this(number, sql, nothing -> true);
    }

    /** All of them, in order. */
    static List<Migration> all() {
        return List.of(
                new Migration(1, read("001-invocations.sql")),
                new Migration(2, read("002-rollups.sql"), new FillRollups()),
                new Migration(3, read("003-counters.sql")),
                new Migration(4, read("004-files-and-links.sql")),
                new Migration(5, read("005-origins.sql"), new FindOrigins()),
                new Migration(6, read("006-key-runs.sql")),
                new Migration(7, read("007-key-pages-and-call-blocks.sql"), new FillKeyPages()),
                new Migration(8, read("008-call-changes.sql")));
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

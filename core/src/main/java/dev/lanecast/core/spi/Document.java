package dev.lanecast.core.spi;

import dev.lanecast.core.task.InvalidFile;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file as it reads now. */
public sealed interface Document {

    /**
     * The whole document.
     *
     * @param fields plain values: String, Boolean, Long, BigInteger, Double, List and Map with String keys, or null;
     *     times as the text of the file; in the file's order
     */
    @SuppressWarnings("JavaLangClash") // It reads as Document.Readable everywhere.
    record Readable(Map<String, @Nullable Object> fields) implements Document {}

    /** A file that is no task. */
    record Unreadable(InvalidFile file) implements Document {}

    /** No such file, or none that may be read. */
    record Missing() implements Document {}
}

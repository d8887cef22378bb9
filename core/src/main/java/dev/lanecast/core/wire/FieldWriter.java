package dev.lanecast.core.wire;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Takes named fields; a JSON generator stands behind it. What it throws passes through. */
public interface FieldWriter {

    /** Begins an object. */
    void startObject();

    /** Ends it. */
    void endObject();

    /** Begins a list. */
    void startArray();

    /** Ends it. */
    void endArray();

    /** Names the value that follows. */
    void name(String name);

    /** Writes a text. */
    void text(String text);

    /** Writes a whole number. */
    void number(long number);

    /** Writes a number in plain notation. */
    void number(BigDecimal number);

    /** Writes true or false. */
    void truth(boolean value);

    /** Writes null. */
    void none();

    /**
     * Writes a plain value: String, Boolean, Number, Instant, Iterable, Map, or null; anything else as its text.
     *
     * @param value may be null
     */
    default void value(@Nullable Object value) {
        PlainValues.write(value, this);
    }

    /** Writes a named plain value. */
    default void field(String name, @Nullable Object value) {
        name(name);
        value(value);
    }
}

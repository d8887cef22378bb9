package dev.lanecast.core.spi;

import dev.lanecast.core.telemetry.CounterReading;
import dev.lanecast.core.telemetry.Invocation;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns bytes of one format into model calls. Found by ServiceLoader; registered like a {@link Provider}. Implementations
 * are stateless and thread-safe.
 */
public interface InvocationReader {

    /** Its name: lower-kebab, constant, unique. */
    String name();

    /**
     * Whether it reads such input.
     *
     * @param kind what the input is, such as {@code invocations}
     * @param mediaType such as {@code application/json}, lower case, without parameters
     */
    boolean accepts(String kind, String mediaType);

    /**
     * Reads everything, without closing the input.
     *
     * @param kind one that it accepts with the media type
     * @param mediaType one that it accepts with the kind
     * @throws MalformedInputException if the input as a whole cannot be read; the sink then has none that count
     * @throws IOException if the input fails
     */
    void read(String kind, String mediaType, InputStream input, Sink sink) throws IOException, MalformedInputException;

    /** Takes what is read, in the order of the input. */
    interface Sink {

        /** Takes one call. */
        void call(Invocation call);

        /** Takes what a counter says; nobody needs to listen to counters. */
        default void counted(CounterReading reading) {}

        /**
         * Takes one record that is refused.
         *
         * @param index its place in the input, from 0
         * @param field the field at fault, or null
         * @param message why, in one sentence
         */
        void rejected(int index, @Nullable String field, String message);
    }

    /** Input that as a whole cannot be read. Its message is fit for the caller. */
    final class MalformedInputException extends Exception {

        private static final long serialVersionUID = 1L;

        public MalformedInputException(String message) {
            super(message);
        }
    }
}

package dev.lanecast.server.jetty;

import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What follows the headers of an answer. */
@FunctionalInterface
interface Body {

    /** From how many bytes on an answer is packed for those who can unpack it. */
    int LARGE = 8 * 1024;

    /** Begins to send all of it, without waiting for a slow reader; then calls back. */
    void send(Response response, Callback callback);

    /** How many bytes it has; -1 if that shows only at its end. */
    default long length() {
        return -1;
    }

    /** Makes the same in gzip; empty where that is not worth it. */
    default Optional<Supplier<Body>> gzip() {
        return Optional.empty();
    }

    /** One that is there already. */
    static Body of(byte[] bytes) {
        return new Whole(
                bytes,
                bytes.length < LARGE
                        ? Optional.empty()
                        : Optional.of(() -> packed(Gzip.of(bytes).bytes())));
    }

    /** One that is there in both forms. */
    static Body of(byte[] bytes, byte[] gzip) {
        Body packed = packed(gzip);
        return new Whole(bytes, Optional.of(() -> packed));
    }

    /** One that is to be sent as it is. */
    static Body packed(byte[] bytes) {
        return new Whole(bytes, Optional.empty());
    }

    /** A body that can be sent any number of times. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    record Whole(byte[] bytes, Optional<Supplier<Body>> gzip) implements Body {

        @Override
        public void send(Response response, Callback callback) {
            Slices.write(bytes, true, response, callback);
        }

        @Override
        public long length() {
            return bytes.length;
        }
    }
}

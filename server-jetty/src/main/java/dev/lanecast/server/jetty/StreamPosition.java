package dev.lanecast.server.jetty;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How far a client has come.
 *
 * @param epoch the life of the stream
 * @param seq the number of the last event it has
 */
record StreamPosition(String epoch, long seq) {

    private static final Pattern EPOCH = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern SEQ = Pattern.compile("[0-9]{1,18}");

    /** Reads {@code EPOCH:SEQ}; empty if it is anything else. */
    static Optional<StreamPosition> parse(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? Optional.empty() : of(text.substring(0, colon), text.substring(colon + 1));
    }

    /** Reads the two parts; empty if one is not what it should be. */
    static Optional<StreamPosition> of(String epoch, String seq) {
        return EPOCH.matcher(epoch).matches() && SEQ.matcher(seq).matches()
                ? Optional.of(new StreamPosition(epoch, Long.parseLong(seq)))
                : Optional.empty();
    }

    /** The form that is parsed. */
    String text() {
        return epoch + ":" + seq;
    }
}

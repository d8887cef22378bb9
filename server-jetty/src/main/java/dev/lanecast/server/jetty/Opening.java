package dev.lanecast.server.jetty;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for when it connects.
 *
 * @param position where it wants to go on, if that can be read
 * @param done how many finished tasks it wants in a snapshot at most
 */
record Opening(Optional<StreamPosition> position, int done) {

    /** Reads the part of a URL after the question mark; what cannot be read is taken as not there. */
    static Opening parse(@Nullable String rawQuery) {
        try {
            return of(Query.parse(rawQuery));
        } catch (RefusedException e) {
            return new Opening(Optional.empty(), Integer.MAX_VALUE);
        }
    }

    /** Takes what can be read. */
    static Opening of(Query query) {
        Optional<StreamPosition> position = StreamPosition.of(
                query.text("epoch").orElse(""), query.text("seq").orElse(""));
        return new Opening(position, done(query));
    }

    /** The same, but going on after that event, given as {@code EPOCH:SEQ}. */
    Opening resumingAt(String lastEventId) {
        return new Opening(StreamPosition.parse(lastEventId), done);
    }

    private static int done(Query query) {
        try {
            return query.number("done", Integer.MAX_VALUE, 0, Integer.MAX_VALUE);
        } catch (RefusedException e) {
            return Integer.MAX_VALUE;
        }
    }
}

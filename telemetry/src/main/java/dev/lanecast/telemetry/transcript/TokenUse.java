package dev.lanecast.telemetry.transcript;

import dev.lanecast.telemetry.JsonCursor;
import java.io.IOException;

/** Numbers of tokens in files; what is none counts as 0. */
final class TokenUse {

    private TokenUse() {}

    /** The number here, from 0 to 2147483647. */
    static long count(JsonCursor cursor) throws IOException {
        return Math.min(Math.max(cursor.whole(), 0), Integer.MAX_VALUE);
    }
}

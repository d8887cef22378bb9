package dev.lanecast.telemetry.transcript;

import dev.lanecast.telemetry.JsonCursor;
import java.io.IOException;

/** What is known of one file, line by line. Not thread-safe. */
interface Transcript {

    /** Reads the object at which the cursor is. */
    void read(JsonCursor cursor, Batch calls) throws IOException;

    /** Hears that there is no more for now. */
    default void end(Batch calls) {}
}

package dev.lanecast.telemetry.transcript;

import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.telemetry.JsonCursor;
import java.io.IOException;
import java.util.function.Consumer;

/** What is known of one file, line by line. Not thread-safe. */
interface Transcript {

    /** Reads the object at which the cursor is. */
    void read(JsonCursor cursor, Consumer<Invocation> calls) throws IOException;

    /** Hears that there is no more for now. */
    default void end(Consumer<Invocation> calls) {}
}

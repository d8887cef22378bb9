package dev.lanecast.core.stream;

import java.util.List;

/** The answer to a question for events after a position. */
public sealed interface Slice {

    /**
     * All that there is, or as many as were asked for.
     *
     * @param events consecutive, the oldest first; empty if there is nothing newer
     */
    record Events(List<Numbered> events) implements Slice {}

    /** They are no longer held, or never were: the asker must take the view instead. */
    record Gone() implements Slice {}
}

package dev.lanecast.core;

import dev.lanecast.core.stream.Numbered;
import dev.lanecast.core.stream.View;

/** Hears what happens on a running Lanecast, one event at a time in order, on a thread of its own; it may block. */
@FunctionalInterface
public interface EventListener {

    /** Takes the next event. What it throws is logged; the next event follows. */
    void onEvent(Numbered event);

    /** Learns that it was so slow that events are gone; events go on after this state. */
    default void onReset(View view) {}
}

package dev.lanecast.core.event;

/** Something that clients are told with a number. */
public sealed interface LiveEvent permits BoardEvent, CostEvent {

    /** The type on the wire, such as {@code task.created}. */
    String type();
}

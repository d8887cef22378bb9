package dev.lanecast.core.event;

/**
 * The origin of a fact, by which it is known if it arrives twice.
 *
 * @param source the project of a task source, or {@code /telemetry}, which no project can be called
 * @param epoch one life of that source
 * @param revision rises by one with each fact of that life
 */
public record Stamp(String source, String epoch, long revision) {}

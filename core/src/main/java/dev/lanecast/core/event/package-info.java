/**
 * What happens: facts of sources and of telemetry before they are numbered, and the events that clients see. Start at
 * {@link dev.lanecast.core.event.Fact} and {@link dev.lanecast.core.event.LiveEvent}.
 */
package dev.lanecast.core.event;

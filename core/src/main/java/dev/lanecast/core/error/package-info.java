/**
 * What goes wrong, as unchecked exceptions with one root. Start at {@link dev.lanecast.core.error.LanecastException}.
 */
package dev.lanecast.core.error;

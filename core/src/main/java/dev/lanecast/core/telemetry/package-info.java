/**
 * Model calls and what they cost, as immutable data. Start at {@link dev.lanecast.core.telemetry.Invocation}.
 */
package dev.lanecast.core.telemetry;

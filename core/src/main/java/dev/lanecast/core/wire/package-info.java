/**
 * The names under which records leave the process, in one place. Start at {@link dev.lanecast.core.wire.Wire}.
 */
package dev.lanecast.core.wire;

/**
 * The numbered stream of one Lanecast and the state that it leads to. Start at
 * {@link dev.lanecast.core.stream.LiveStream}.
 */
package dev.lanecast.core.stream;

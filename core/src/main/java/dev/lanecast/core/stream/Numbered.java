package dev.lanecast.core.stream;

import dev.lanecast.core.event.LiveEvent;
import java.time.Instant;

/**
 * An event with its number.
 *
 * @param seq rises by exactly one within an epoch
 * @param at when it happened
 * @param event what happened
 */
public record Numbered(long seq, Instant at, LiveEvent event) {}

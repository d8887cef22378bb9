package dev.lanecast.core.telemetry;

/**
 * How far a budget is used, in micro-dollars.
 *
 * @param budget its name
 * @param period {@code day} or {@code month}
 * @param percent of the limit, rounded down
 * @param spent in this period
 * @param limit of each period
 * @param unpriced how many calls of this period have no price, and are not in what is spent
 */
public record Budget(String budget, String period, int percent, long spent, long limit, long unpriced) {}

package dev.lanecast.core.telemetry;

/**
 * The part of the costs that one model or one agent has, in micro-dollars.
 *
 * @param name the model's or agent's name; empty where calls name none
 * @param today since midnight
 * @param month since the first of the month
 * @param total of all time
 * @param tokens of all time
 * @param unpriced how many calls of all time have no price
 * @param unpricedToday how many of them are of today
 * @param unpricedMonth how many of them are of this month
 */
public record CostShare(
        String name,
        long today,
        long month,
        long total,
        long tokens,
        long unpriced,
        long unpricedToday,
        long unpricedMonth) {}

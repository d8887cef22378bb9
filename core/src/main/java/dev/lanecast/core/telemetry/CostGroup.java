package dev.lanecast.core.telemetry;

import org.jspecify.annotations.Nullable;

/**
 * Calls that have something in common, added up.
 *
 * @param key what they have in common; empty where calls name none
 * @param split the same for the second question; null unless the query asked for one
 * @param usage their sum
 */
public record CostGroup(String key, @Nullable String split, Usage usage) {}

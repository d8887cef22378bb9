package dev.lanecast.cli.bench;

/**
 * How much to measure.
 *
 * @param files in the tree at the beginning
 * @param changes of each kind, one after the other
 * @param warmUp changes of each kind before those, which do not count
 * @param seed which files change, and how long the pauses are, follows from it
 */
public record Load(int files, int changes, int warmUp, long seed) {}

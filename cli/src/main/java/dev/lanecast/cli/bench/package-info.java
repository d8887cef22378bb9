/**
 * Measures this machine: how fast changes arrive, what a large tree costs, and how fast model calls are kept. Each {@link
 * dev.lanecast.cli.bench.Benchmark} works in a directory of its own and over loopback only.
 */
package dev.lanecast.cli.bench;

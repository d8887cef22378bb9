/**
 * Measures this machine: how fast changes arrive, and what a large tree costs. Each {@link
 * dev.lanecast.cli.bench.Benchmark} works in a directory of its own and over loopback only.
 */
package dev.lanecast.cli.bench;

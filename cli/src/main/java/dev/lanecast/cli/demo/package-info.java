/**
 * Simulated agents that work on a tree of their own, for the demo. Start at {@link dev.lanecast.cli.demo.Simulation}.
 */
package dev.lanecast.cli.demo;

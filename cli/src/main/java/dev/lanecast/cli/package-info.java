/**
 * The commands of {@code lanecast}: wiring and printing, no more. Start at {@link dev.lanecast.cli.Main}.
 */
package dev.lanecast.cli;

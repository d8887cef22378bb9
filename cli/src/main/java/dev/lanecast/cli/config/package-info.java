/** Reads {@code lanecast.yaml}. Start at {@link dev.lanecast.cli.config.ConfigReader}. */
package dev.lanecast.cli.config;

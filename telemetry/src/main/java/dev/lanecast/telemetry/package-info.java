/**
 * Model calls in a SQLite database, and readers of what reports them. Start at
 * {@link dev.lanecast.telemetry.SqliteTelemetryStoreProvider}.
 */
package dev.lanecast.telemetry;

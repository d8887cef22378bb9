/**
 * Reads model calls from OpenTelemetry: logs and spans over OTLP, in protobuf and JSON. Which records are calls, and
 * which attribute means what, stands in the resource {@code calls.txt}; only attributes that it names are ever looked at.
 */
package dev.lanecast.telemetry.otlp;

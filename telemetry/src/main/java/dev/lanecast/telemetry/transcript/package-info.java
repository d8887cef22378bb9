/**
 * Reads model calls from the files that coding agents keep of their sessions on this machine. Only lines that can hold
 * numbers of tokens are looked at, and only these numbers, ids, times and places are taken from them.
 */
package dev.lanecast.telemetry.transcript;

/**
 * Programs that the documentation shows. Start at {@link dev.lanecast.examples.Embedding}.
 */
package dev.lanecast.examples;

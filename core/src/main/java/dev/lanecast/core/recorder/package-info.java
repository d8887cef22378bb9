/**
 * The way of model calls from whoever reports them to the store and the stream. Start at
 * {@link dev.lanecast.core.recorder.InvocationRecorder}.
 */
package dev.lanecast.core.recorder;

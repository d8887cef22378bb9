package dev.lanecast.core.spi;

/** Makes a {@link TaskSource}. */
public interface TaskSourceProvider extends Provider<TaskSource> {}

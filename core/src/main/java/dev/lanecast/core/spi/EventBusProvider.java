package dev.lanecast.core.spi;

/** Makes a {@link EventBus}. */
public interface EventBusProvider extends Provider<EventBus> {}

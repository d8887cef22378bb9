package dev.lanecast.core.spi;

/** Makes a {@link DashboardServer}. */
public interface DashboardServerProvider extends Provider<DashboardServer> {}

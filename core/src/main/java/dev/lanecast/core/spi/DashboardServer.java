package dev.lanecast.core.spi;

import java.net.URI;

/** Shows a running Lanecast to browsers and programs. */
public interface DashboardServer extends AutoCloseable {

    /**
     * Starts to listen; returns when it does. Called once.
     *
     * @return the address of the dashboard, with the port in use
     * @throws dev.lanecast.core.error.ServerException if it cannot listen
     */
    URI start(LiveBoard board);

    /** Stops, telling clients so; returns within two seconds. A second call does nothing. */
    @Override
    void close();
}

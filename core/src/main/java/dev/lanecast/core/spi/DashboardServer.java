package dev.lanecast.core.spi;

import java.net.URI;
import java.util.Optional;

/** Shows a running Lanecast to browsers and programs. */
public interface DashboardServer extends AutoCloseable {

    /**
     * Starts to listen; returns when it does. Called once.
     *
     * @return the address of the dashboard, with the port in use
     * @throws dev.lanecast.core.error.ServerException if it cannot listen
     */
    URI start(LiveBoard board);

    /**
     * A new link that opens the dashboard and lets the browser that uses it in; it works once. Only while the server runs.
     *
     * @return empty if everybody who reaches the server is let in
     */
    default Optional<URI> signInLink() {
        return Optional.empty();
    }

    /** Stops, telling clients so; returns within two seconds. A second call does nothing. */
    @Override
    void close();
}

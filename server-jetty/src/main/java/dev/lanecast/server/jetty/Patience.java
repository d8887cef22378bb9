package dev.lanecast.server.jetty;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Request;

/**
 * Cuts connections on which a request takes too long to arrive, however steadily it trickles in. A connection that waits
 * for its next request counts as one that sends its head. Thread-safe.
 */
final class Patience implements Connection.Listener {

    static final long LIMIT = TimeUnit.SECONDS.toNanos(30);

    private final LongSupplier nanos;
    private final Map<Connection, Wait> waits = new ConcurrentHashMap<>();

    Patience(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof ConnectionMetaData) {
            waits.put(connection, Wait.from(nanos));
        }
    }

    @Override
    public void onClosed(Connection connection) {
        waits.remove(connection);
    }

    /** Learns that something is still to come: a body, or the next request. */
    void awaits(Request request) {
        waits.computeIfPresent(connection(request), (connection, wait) -> Wait.from(nanos));
    }

    /** Learns that all of a request that is to be read is there. */
    void has(Request request) {
        waits.computeIfPresent(connection(request), (connection, wait) -> Wait.NONE);
    }

    /** Cuts what is due by now; to be called every second or so. */
    void tick() {
        long now = nanos.getAsLong();
        waits.forEach((connection, wait) -> {
            if (wait.pending && now - wait.since >= LIMIT) {
                connection.getEndPoint().close();
            }
        });
    }

    private static Connection connection(Request request) {
        return request.getConnectionMetaData().getConnection();
    }

    private record Wait(boolean pending, long since) {

        static final Wait NONE = new Wait(false, 0);

        static Wait from(LongSupplier nanos) {
            return new Wait(true, nanos.getAsLong());
        }
    }
}

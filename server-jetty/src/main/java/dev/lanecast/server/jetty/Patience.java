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
            waits.put(connection, new Wait("", true, nanos.getAsLong()));
        }
    }

    @Override
    public void onClosed(Connection connection) {
        waits.remove(connection);
    }

    /** Learns that all of a request that is to be read is there. */
    void has(Request request) {
        waits.replace(connection(request), new Wait(request.getId(), false, 0));
    }

    /** Learns that something is still to come: a body, or the next request, unless that is there already. */
    void awaits(Request request) {
        waits.computeIfPresent(
                connection(request),
                (connection, wait) ->
                        wait.request.equals(request.getId()) ? new Wait(wait.request, true, nanos.getAsLong()) : wait);
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

    /**
     * How a connection stands.
     *
     * @param request the last one whose head came; empty before the first
     * @param pending whether something is to come
     * @param since since when
     */
    private record Wait(String request, boolean pending, long since) {}
}

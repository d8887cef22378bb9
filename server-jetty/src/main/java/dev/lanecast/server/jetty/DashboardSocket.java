package dev.lanecast.server.jetty;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket connection: leads what Jetty tells to its client, and back. It is public because Jetty calls it by
 * reflection; nobody else can make one.
 */
public final class DashboardSocket implements Session.Listener.AutoDemanding {

    private final Clients clients;
    private final Opening opening;
    private final EndPoint connection;
    private volatile @Nullable Client client;
    private volatile boolean ended;

    DashboardSocket(Clients clients, Opening opening, EndPoint connection) {
        this.clients = clients;
        this.opening = opening;
        this.connection = connection;
    }

    @Override
    public void onWebSocketOpen(Session session) {
        client = clients.add(opening, new SocketOutlet(session, connection, this::remove));
        if (ended) {
            remove();
        }
    }

    @Override
    public void onWebSocketText(String message) {
        Client known = client;
        if (known != null) {
            known.received(message);
        }
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        callback.succeed();
        Client known = client;
        if (known != null) {
            known.close(Client.POLICY, "Messages are text");
        }
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        Client known = client;
        if (known != null) {
            known.heard();
        }
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        remove();
    }

    @Override
    public void onWebSocketClose(int statusCode, String reason, Callback callback) {
        remove();
        callback.succeed();
    }

    private void remove() {
        ended = true;
        Client known = client;
        if (known != null) {
            clients.remove(known);
        }
    }
}

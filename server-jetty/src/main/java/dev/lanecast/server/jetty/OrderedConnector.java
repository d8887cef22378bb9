package dev.lanecast.server.jetty;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Takes connections that are {@link OrderedEndPoint}s, by one thread, and listens to all of them by another. */
final class OrderedConnector extends ServerConnector {

    OrderedConnector(Server server, ConnectionFactory... protocols) {
        super(server, 1, 1, protocols);
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
        SocketChannelEndPoint made = new OrderedEndPoint(channel, selector, key, getScheduler());
        made.setIdleTimeout(getIdleTimeout());
        return made;
    }
}

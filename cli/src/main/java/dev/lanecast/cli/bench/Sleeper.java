package dev.lanecast.cli.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A client that connects and never reads. */
final class Sleeper implements AutoCloseable {

    private static final int SMALL = 4_096;

    private final SocketChannel channel;

    private Sleeper(SocketChannel channel) {
        this.channel = channel;
    }

    static Sleeper connect(InetSocketAddress server, String path) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL);
        channel.connect(server);
        channel.write(ByteBuffer.wrap(Audience.upgrade(server.getHostString() + ":" + server.getPort(), path)
                .getBytes(StandardCharsets.US_ASCII)));
        return new Sleeper(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package dev.lanecast.cli.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The bare minimum to compare with: one loop that writes the same ready frames to every connection. */
final class RawBroadcast implements AutoCloseable {

    private static final String WELCOME = "HTTP/1.1 101 Switching Protocols\r\n\r\n";
    private static final int FINAL_TEXT = 0x81;
    private static final int TWO_BYTES = 126;

    private final ServerSocketChannel server;
    private final List<SocketChannel> clients = new ArrayList<>();

    RawBroadcast() throws IOException {
        server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4_096);
    }

    InetSocketAddress address() throws IOException {
        return (InetSocketAddress) server.getLocalAddress();
    }

    /** Lets in so many clients that have connected. */
    void accept(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            SocketChannel client = server.accept();
            clients.add(client);
            client.write(ByteBuffer.wrap(WELCOME.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    /** Sends one frame with so many events of so many bytes each to everybody. */
    void send(int events, int bytes) throws IOException {
        ByteBuffer frame = frame(events, bytes);
        for (SocketChannel client : clients) {
            frame.rewind();
            while (frame.hasRemaining()) {
                client.write(frame);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (SocketChannel client : clients) {
            client.close();
        }
    }

    private static ByteBuffer frame(int events, int bytes) {
        byte[] text = (FrameCounter.MARK + "x".repeat(bytes - 1)).repeat(events).getBytes(StandardCharsets.US_ASCII);
        ByteBuffer frame = ByteBuffer.allocateDirect(4 + text.length);
        frame.put((byte) FINAL_TEXT).put((byte) TWO_BYTES).putShort((short) text.length);
        return frame.put(text);
    }
}

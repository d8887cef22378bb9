package dev.lanecast.cli.bench;

import dev.lanecast.core.error.ServerException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Many WebSocket clients on one thread, which count what they are told and look no further into it. */
final class Audience implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Audience.class.getName());
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    /** A reader who wakes for every single frame makes the sender pay for it, as both are on one machine. */
    private static final long GATHER = TimeUnit.MICROSECONDS.toNanos(200);

    private static final int MANY = 64;

    /** Without content, masked with zeros. */
    static final byte[] PONG = {(byte) 0x8A, (byte) 0x80, 0, 0, 0, 0};

    private final Selector selector = Selector.open();
    private final List<SocketChannel> channels = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(256 * 1024);
    private final LongAdder frames = new LongAdder();
    private final LongAdder events = new LongAdder();
    private final String host;
    private volatile @Nullable Thread waiting;
    private volatile boolean closed;

    private Audience(String host) throws IOException {
        this.host = host;
    }

    /** Connects so many clients to the dashboard; returns when each has its whole board of two frames. */
    static Audience connect(int clients, InetSocketAddress server, String path) throws IOException {
        Audience audience = new Audience(server.getHostString() + ":" + server.getPort());
        for (int i = 0; i < clients; i++) {
            audience.add(server, path);
        }
        Thread thread = new Thread(audience::run, "lanecast-bench-audience");
        thread.setDaemon(true);
        thread.start();
        return audience;
    }

    /** What a client begins with. */
    static String upgrade(String host, String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
    }

    long frames() {
        return frames.sum();
    }

    long events() {
        return events.sum();
    }

    /** Waits until so many frames have arrived in all. */
    void awaitFrames(long count) {
        await(frames, count);
    }

    /** Waits until so many events have arrived in all. */
    void awaitEvents(long count) {
        await(events, count);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }

    private void await(LongAdder counter, long count) {
        long deadline = System.nanoTime() + PATIENCE;
        waiting = Thread.currentThread();
        while (counter.sum() < count) {
            if (System.nanoTime() > deadline) {
                throw new ServerException(
                        "Of [" + count + "] messages only [" + counter.sum() + "] arrived within a minute;"
                                + " run it again with --verbose",
                        null);
            }
            LockSupport.parkNanos(PATIENCE);
        }
        waiting = null;
    }

    private void add(SocketAddress server, String path) throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        channels.add(channel);
        channel.write(ByteBuffer.wrap(upgrade(host, path).getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new FrameCounter(frames, events));
    }

    private void run() {
        try {
            while (!closed) {
                int read = selector.select(this::read);
                LockSupport.unpark(waiting);
                if (read < MANY) {
                    LockSupport.parkNanos(GATHER);
                }
            }
            selector.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "The audience leaves", e);
        }
    }

    private void read(SelectionKey key) {
        try {
            buffer.clear();
            if (((SocketChannel) key.channel()).read(buffer) < 0) {
                key.cancel();
                return;
            }
            if (((FrameCounter) key.attachment()).take(buffer.flip())) {
                ((SocketChannel) key.channel()).write(ByteBuffer.wrap(PONG));
            }
        } catch (IOException e) {
            key.cancel();
        }
    }
}

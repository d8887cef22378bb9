package dev.lanecast.server.jetty;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A connection on which writes wait for one another, where Jetty's own refuses a second one. So ready frames can be
 * written past Jetty's WebSocket, which makes and queues each frame anew for each connection, while that goes on to write
 * its own: pongs, and why it closes. Thread-safe.
 */
final class OrderedEndPoint extends SocketChannelEndPoint {

    private @Nullable Write newest;

    OrderedEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
        super(channel, selector, key, scheduler);
    }

    @Override
    public void write(Callback callback, ByteBuffer... buffers) {
        Write write = new Write(callback, buffers);
        if (isNext(write)) {
            super.write(write, buffers);
        }
    }

    /**
     * Writes what is whole in itself, such as a frame. The system nearly always takes all of it at once, without the
     * steps that Jetty takes for when it does not.
     */
    void writeReady(Callback callback, ByteBuffer ready) {
        Write write = new Write(callback, ready);
        if (isNext(write)) {
            if (getWriteFlusher().isFailed()) {
                super.write(write, ready); // Which fails, where a part of another write may have left.
                return;
            }
            try {
                getChannel().write(ready);
            } catch (IOException e) {
                write.failed(e);
                return;
            }
            if (ready.hasRemaining()) {
                super.write(write, ready);
            } else {
                write.succeeded();
            }
        }
    }

    /** Whether nothing is being written; else the write begins when the one before has ended. */
    private synchronized boolean isNext(Write write) {
        Write before = newest;
        newest = write;
        if (before == null) {
            return true;
        }
        before.next = write;
        return false;
    }

    private synchronized @Nullable Write after(Write ended) {
        if (ended.next == null) {
            newest = null;
        }
        return ended.next;
    }

    private void begin(Write write) {
        super.write(write, write.buffers);
    }

    /** One write; its end begins the next. */
    private final class Write extends Callback.Nested {

        private final ByteBuffer[] buffers;
        private @Nullable Write next;

        Write(Callback callback, ByteBuffer... buffers) {
            super(callback);
            this.buffers = buffers;
        }

        @Override
        public void succeeded() {
            goOn();
            getCallback().succeeded();
        }

        @Override
        public void failed(Throwable failure) {
            goOn();
            getCallback().failed(failure);
        }

        private void goOn() {
            Write following = after(this);
            if (following != null) {
                begin(following);
            }
        }
    }
}

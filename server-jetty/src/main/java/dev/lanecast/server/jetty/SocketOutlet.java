package dev.lanecast.server.jetty;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * A WebSocket of Jetty as an outlet. Ready frames go straight to the connection, which costs half of the way through
 * Jetty's queue of frames; what is long goes that way, and everything where the connection is encrypted.
 */
final class SocketOutlet implements Outlet {

    private final Session session;
    private final EndPoint connection;
    private final Runnable left;

    /**
     * An outlet that is open.
     *
     * @param connection what carries the session
     * @param left hears that the connection was cut, of which Jetty tells nothing
     */
    SocketOutlet(Session session, EndPoint connection, Runnable left) {
        this.session = session;
        this.connection = connection;
        this.left = left;
    }

    @Override
    public Kind kind() {
        return Kind.WEBSOCKET;
    }

    @Override
    public void frame(Frame frame, Sent sent) {
        if (isClosing()) {
            return;
        }
        ByteBuffer ready = connection instanceof OrderedEndPoint ? frame.ready() : Frame.NOT_READY;
        if (connection instanceof OrderedEndPoint ordered && ready.hasRemaining()) {
            ordered.writeReady(new Ending(sent), ready);
        } else {
            session.sendText(frame.text(), callback(sent));
        }
    }

    @Override
    public void ping(Sent sent) {
        if (!isClosing()) {
            session.sendPing(ByteBuffer.allocate(0), callback(sent));
        }
    }

    @Override
    public void close(int code, String reason) {
        session.close(code, reason, org.eclipse.jetty.websocket.api.Callback.NOOP);
    }

    @Override
    public void disconnect() {
        session.disconnect();
        left.run();
    }

    /**
     * Whether Jetty closes it of its own accord, which a failed send would cut short. That send seems to be under way until
     * the end of the connection is told.
     */
    private boolean isClosing() {
        return !session.isOpen();
    }

    private static org.eclipse.jetty.websocket.api.Callback callback(Sent sent) {
        return org.eclipse.jetty.websocket.api.Callback.from(() -> sent.ended(true), failure -> sent.ended(false));
    }

    /** Tells the end of a write. */
    private record Ending(Sent sent) implements Callback {

        @Override
        public void succeeded() {
            sent.ended(true);
        }

        @Override
        public void failed(Throwable failure) {
            sent.ended(false);
        }
    }
}

package dev.lanecast.server.jetty;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.NetworkChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * One answer of Server-Sent Events as an outlet. The other side says nothing, so that each send that ends is taken as its
 * sign of life. The system takes a ping that nobody acknowledges, but it is told to keep less than that, so that the next
 * send gets stuck. Thread-safe.
 */
final class EventStream implements Outlet {

    /** What the system is asked to keep; some keep twice as much, and whatever they take while they keep nothing. */
    private static final int SEND_BUFFER = 4 * 1024;

    /** Comment lines of twice what any system keeps, which readers pass over and terminals do not show. */
    private static final ByteBuffer PING =
            StandardCharsets.UTF_8.encode(":\r".repeat(2 * SEND_BUFFER) + "\n").asReadOnlyBuffer();

    private static final System.Logger LOG = System.getLogger(EventStream.class.getName());

    private final Clients clients;
    private final Response response;
    private final Callback callback;
    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
    private volatile @Nullable Client client;

    private EventStream(Clients clients, Response response, Callback callback) {
        this.clients = clients;
        this.response = response;
        this.callback = callback;
    }

    /** Begins to tell a client what happens, and returns. */
    static void begin(Clients clients, Opening opening, Response response, Callback callback) {
        keepLittle(response.getRequest().getConnectionMetaData().getConnection().getEndPoint());
        EventStream stream = new EventStream(clients, response, callback);
        stream.client = clients.add(opening, stream);
        if (stream.state.get() == State.ENDED) {
            stream.remove();
        }
    }

    @Override
    public Kind kind() {
        return Kind.EVENT_STREAM;
    }

    @Override
    public void frame(Frame frame, Sent sent) {
        write(StandardCharsets.UTF_8.encode(frame.serverSentEvents()), sent);
    }

    @Override
    public void ping(Sent sent) {
        write(PING.slice(), sent);
    }

    @Override
    public void close(int code, String reason) {
        State before = state.getAndUpdate(State::closed);
        if (before == State.IDLE) {
            finish();
        }
    }

    @Override
    public void disconnect() {
        if (state.getAndSet(State.ENDED) != State.ENDED) {
            callback.failed(new QuietException.Exception("The client is cut off"));
            remove();
        }
    }

    private static void keepLittle(EndPoint endPoint) {
        Object transport = endPoint;
        while (transport instanceof EndPoint inner) {
            transport = inner.getTransport();
        }
        if (transport instanceof NetworkChannel channel) {
            try {
                channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "The connection is gone already", e);
            }
        }
    }

    private void write(ByteBuffer text, Sent sent) {
        if (state.compareAndSet(State.IDLE, State.SENDING)) {
            response.write(false, text, Callback.from(() -> written(sent), failure -> sent.ended(false)));
        } else {
            sent.ended(false);
        }
    }

    private void written(Sent sent) {
        Client known = client;
        if (known != null) {
            known.heard();
        }
        State before = state.getAndUpdate(State::written);
        if (before == State.CLOSING) {
            finish();
        }
        sent.ended(before == State.SENDING);
    }

    private void finish() {
        callback.succeeded();
        remove();
    }

    private void remove() {
        Client known = client;
        if (known != null) {
            clients.remove(known);
        }
    }

    private enum State {
        IDLE,
        SENDING,
        /** To be ended behind what is being sent. */
        CLOSING,
        ENDED;

        State closed() {
            return switch (this) {
                case IDLE, ENDED -> ENDED;
                case SENDING, CLOSING -> CLOSING;
            };
        }

        State written() {
            return this == SENDING ? IDLE : ENDED;
        }
    }
}

package dev.lanecast.server.jetty;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends one client what it is to be told, one frame at a time: the next one is made when the last one has left. So a
 * client that reads slowly costs one frame of memory. Thread-safe; nothing in it blocks or sends under a lock.
 */
final class Client {

    static final int STOPPING = 1001;
    static final int MALFORMED = 1007;
    static final int POLICY = 1008;
    static final int TOO_SLOW = 4008;

    private static final System.Logger LOG = System.getLogger(Client.class.getName());
    private static final int MAX_REPLIES = 16;

    private final Reading reading;
    private final Outlet outlet;
    private final ClientTimes times;
    private final Consumer<Outlet.Kind> dropped;
    private final AtomicInteger turns = new AtomicInteger();
    private final Outlet.Sent sent = this::sent;
    private volatile @Nullable Goodbye goodbye;
    /** Made for the first message, as few clients ever send one. */
    private volatile @Nullable Queue<String> replies;

    private volatile boolean markDue;
    private volatile boolean pingDue;
    private volatile boolean sending;
    private volatile boolean cut;

    /**
     * A client that is told nothing yet.
     *
     * @param nanos a clock that never jumps
     * @param dropped hears once if it is to be cut off for being too slow, silent or loud
     */
    Client(Reading reading, Outlet outlet, LongSupplier nanos, Consumer<Outlet.Kind> dropped) {
        this.reading = reading;
        this.dropped = dropped;
        this.outlet = outlet;
        this.times = new ClientTimes(nanos);
    }

    /**
     * Sends the next of what there is to send; the end of that send wakes it again. A call during another one only makes
     * that one look again.
     */
    void wake() {
        if (turns.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            look();
            seen = turns.addAndGet(-seen);
        } while (seen != 0);
    }

    /** Takes a message of the client. */
    void received(String text) {
        heard();
        try {
            ClientMessage.types(text).forEach(this::reply);
            wake();
        } catch (ClientMessage.MalformedMessageException e) {
            close(MALFORMED, "A message is a JSON object with a type, or an array of them");
        }
    }

    /** Learns that the client is there. */
    void heard() {
        times.heard();
    }

    /** Does what is due by now; to be called every second or so. */
    void tick() {
        if (times.mustLeave()) {
            drop();
            disconnect();
        } else if (sending && times.isStuck()) {
            drop();
            close(TOO_SLOW, "No progress for ten seconds");
        }
        if (times.markIsDue()) {
            markDue = true;
        }
        if (times.pingIsDue()) {
            pingDue = true;
        }
        wake();
    }

    /** Begins to close; nothing more is sent. */
    void close(int code, String reason) {
        if (decide(new Goodbye(code, reason))) {
            times.closing();
            wake();
        }
    }

    /** Whether nothing is on its way to it, and nothing of the server's own accord is due. */
    boolean isIdle() {
        return !sending && !markDue && !pingDue && turns.get() == 0;
    }

    /** What carries the stream to it. */
    Outlet.Kind kind() {
        return outlet.kind();
    }

    /** Cuts the connection. */
    void disconnect() {
        cut = true;
        outlet.disconnect();
    }

    private synchronized boolean decide(Goodbye made) {
        boolean first = goodbye == null;
        if (first) {
            goodbye = made;
        }
        return first;
    }

    private void drop() {
        if (!cut && goodbye == null) {
            dropped.accept(outlet.kind());
        }
    }

    private void reply(String type) {
        String reply = type.equals("ping")
                ? Messages.PONG
                : Messages.error("unknown_type", "This server knows the type [ping], but not [" + type + "]");
        Queue<String> waiting = replies;
        if (waiting == null) {
            waiting = new ConcurrentLinkedQueue<>();
            replies = waiting;
        }
        if (waiting.size() < MAX_REPLIES) {
            waiting.add(reply);
        } else {
            drop();
            close(POLICY, "More messages than answers can be sent");
        }
    }

    private void look() {
        try {
            Goodbye due = goodbye;
            if (due != null) {
                due.say(outlet);
            } else if (!sending && !cut) {
                sendNext();
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "A client could not be told what happened; it is disconnected", e);
            disconnect();
        }
    }

    private void sendNext() {
        if (pingDue) {
            pingDue = false;
            begin();
            outlet.ping(sent);
            return;
        }
        Frame frame = nextFrame();
        if (frame != null) {
            begin();
            outlet.frame(frame, sent);
        }
    }

    private @Nullable Frame nextFrame() {
        Queue<String> waiting = replies;
        String text = waiting == null ? null : waiting.poll();
        if (text == null && markDue) {
            markDue = false;
            text = reading.mark();
        }
        return text == null ? reading.next() : Frame.of(text);
    }

    private void begin() {
        times.sending();
        sending = true;
    }

    private void sent(boolean success) {
        sending = false;
        if (success) {
            wake();
        } else {
            disconnect();
        }
    }

    /** Why it is closed. It is said once, in turn with the frames, as none may follow it. */
    private static final class Goodbye {

        private final int code;
        private final String reason;
        private boolean said;

        Goodbye(int code, String reason) {
            this.code = code;
            this.reason = reason;
        }

        void say(Outlet outlet) {
            if (!said) {
                said = true;
                outlet.close(code, reason);
            }
        }
    }
}

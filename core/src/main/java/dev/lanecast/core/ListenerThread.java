package dev.lanecast.core;

import dev.lanecast.core.event.Subscription;
import dev.lanecast.core.stream.LiveStream;
import dev.lanecast.core.stream.Numbered;
import dev.lanecast.core.stream.Slice;
import dev.lanecast.core.stream.View;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Reads the ring of a stream at the pace of one listener, so that a slow one costs nobody else anything. */
final class ListenerThread implements Subscription {

    private static final System.Logger LOG = System.getLogger(ListenerThread.class.getName());
    private static final int BATCH = 256;

    private final LiveStream stream;
    private final EventListener listener;
    private final Semaphore news = new Semaphore(0);
    private final Consumer<ListenerThread> onClose;
    private final Subscription following;
    private final Thread thread = new Thread(this::run, "lanecast-listener");
    private volatile boolean closed;
    private long seq;

    ListenerThread(LiveStream stream, EventListener listener, Consumer<ListenerThread> onClose) {
        this.stream = stream;
        this.listener = listener;
        this.onClose = onClose;
        this.following = stream.follow(news::release);
        this.seq = stream.view().seq();
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        following.close();
        onClose.accept(this);
        news.release();
        if (Thread.currentThread() != thread) {
            thread.interrupt();
        }
    }

    private void run() {
        while (!closed) {
            news.acquireUninterruptibly();
            news.drainPermits();
            deliver();
        }
    }

    private void deliver() {
        while (!closed && seq < stream.view().seq()) {
            Slice slice = stream.after(stream.view().epoch(), seq, BATCH);
            if (slice instanceof Slice.Events events) {
                events.events().forEach(this::give);
            } else {
                View view = stream.view();
                seq = view.seq();
                guard(() -> listener.onReset(view));
            }
        }
    }

    private void give(Numbered event) {
        seq = event.seq();
        if (!closed) {
            guard(() -> listener.onEvent(event));
        }
    }

    private static void guard(Runnable call) {
        try {
            call.run();
        } catch (Throwable e) {
            LOG.log(System.Logger.Level.WARNING, "A listener failed; the next event follows", e);
        }
    }
}

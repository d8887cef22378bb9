package dev.lanecast.server.jetty;

import dev.lanecast.core.event.Subscription;
import dev.lanecast.core.spi.LiveBoard;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Everybody who follows the stream. One thread wakes them when it has gone on, so that the stream itself never waits, and
 * looks after their times. Thread-safe.
 */
final class Clients {

    private static final System.Logger LOG = System.getLogger(Clients.class.getName());
    private static final long TICK = TimeUnit.SECONDS.toNanos(1);
    private static final long CALM = TimeUnit.MICROSECONDS.toNanos(300);
    private static final int FEW = 4;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(3);

    private final LiveBoard board;
    private final LongSupplier nanos;
    private final Meter meter;
    private final Runnable chore;
    private final Texts texts = new Texts();
    private final List<Client> clients = new CopyOnWriteArrayList<>();
    private final Semaphore news = new Semaphore(0);
    private final Semaphore departures = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "lanecast-dashboard");
    private @Nullable Subscription following;
    private volatile boolean stopped;
    private long lastNews = System.nanoTime();

    /**
     * Nobody yet.
     *
     * @param meter counts what they are told
     * @param chore something else to do every second or so
     */
    Clients(LiveBoard board, LongSupplier nanos, Meter meter, Runnable chore) {
        this.board = board;
        this.nanos = nanos;
        this.meter = meter;
        this.chore = chore;
        thread.setDaemon(true);
    }

    void start() {
        following = board.stream().follow(this::changed);
        thread.start();
    }

    /** Adds a client; it is to be removed when its connection has ended, however that happens. */
    Client add(Opening opening, Outlet outlet) {
        Client client = new Client(new Reading(board, texts, opening), outlet, nanos, meter::dropped);
        clients.add(client);
        if (stopped) {
            leave(client);
        } else {
            client.wake();
        }
        return client;
    }

    void remove(Client client) {
        if (clients.remove(client)) {
            departures.release();
        }
    }

    int size() {
        return clients.size();
    }

    /** How many there are by this way. */
    long size(Outlet.Kind kind) {
        return clients.stream().filter(client -> client.kind() == kind).count();
    }

    /** Whether nothing is on its way to anybody. */
    boolean areIdle() {
        return clients.stream().allMatch(Client::isIdle);
    }

    /** Does what is due by now. */
    void tick() {
        clients.forEach(Client::tick);
        chore.run();
    }

    /** Says goodbye to everybody, waits for some seconds until they have left, then cuts what is left. */
    void stop() {
        stopped = true;
        if (following != null) {
            following.close();
        }
        news.release();
        clients.forEach(Clients::leave);
        awaitDepartures();
        clients.forEach(Client::disconnect);
    }

    /**
     * On the stream's thread. Where there are few clients and news is rare, they are told from here, which saves the time
     * that another thread takes to wake.
     */
    private void changed() {
        long now = System.nanoTime();
        boolean calm = now - lastNews >= CALM;
        lastNews = now;
        if (calm && clients.size() <= FEW) {
            clients.forEach(Client::wake);
        }
        news.release();
    }

    private void awaitDepartures() {
        long deadline = System.nanoTime() + PATIENCE;
        try {
            while (!clients.isEmpty() && departures.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                departures.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void leave(Client client) {
        client.close(Client.STOPPING, "The server stops");
    }

    private void tell() {
        long seq = board.stream().view().seq();
        clients.forEach(Client::wake);
        meter.told(seq, !clients.isEmpty());
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "Telling the clients failed; the next time may work", e);
        }
    }

    private void run() {
        long ticked = System.nanoTime();
        try {
            while (!stopped) {
                if (news.tryAcquire(TICK, TimeUnit.NANOSECONDS)) {
                    news.drainPermits();
                    guarded(this::tell);
                }
                if (System.nanoTime() - ticked >= TICK) {
                    ticked = System.nanoTime();
                    guarded(this::tick);
                }
            }
        } catch (InterruptedException e) {
            LOG.log(System.Logger.Level.DEBUG, "The clients are no longer told what happens");
        }
    }
}

package dev.lanecast.core.recorder;

import dev.lanecast.core.error.StorageException;
import dev.lanecast.core.event.CostEvent;
import dev.lanecast.core.event.CostEvent.BudgetThreshold;
import dev.lanecast.core.event.CostEvent.CostUpdate;
import dev.lanecast.core.event.CostEvent.TelemetryUpdate;
import dev.lanecast.core.event.Fact;
import dev.lanecast.core.event.Stamp;
import dev.lanecast.core.spi.EventBus;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.spi.TelemetryStore.Changes;
import dev.lanecast.core.telemetry.Budget;
import dev.lanecast.core.telemetry.CostSummary;
import dev.lanecast.core.telemetry.Spend;
import dev.lanecast.core.telemetry.TaskRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Tells what changes in a telemetry store: at most four times a second, the last value within a quarter of a second, or
 * within a second where another process changed it, and when the day turns. Thread-safe.
 */
@SuppressWarnings("FutureReturnValueIgnored") // The tasks report their own failures.
public final class CostFeed implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(CostFeed.class.getName());
    private static final String SOURCE = "/telemetry";
    private static final Duration PACE = Duration.ofMillis(250);

    /** How often to look for changes of other processes, and for a new day; kept rare as it is most of what idling costs. */
    private static final Duration LOOK = Duration.ofMillis(500);

    /** A fact that has not arrived by then is lost, as a bus may lose some. */
    private static final Duration ARRIVAL = Duration.ofSeconds(1);

    private static final int NEWEST = 20;

    private final TelemetryStore store;
    private final EventBus bus;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Budgets budgets;
    private final String epoch = UUID.randomUUID().toString();
    private final AtomicBoolean due = new AtomicBoolean();
    private final AtomicLong woken = new AtomicLong();

    /** Held for moments only, so that whoever waits is not held up by a store that is slow. */
    private final Object told = new Object();

    private final ScheduledThreadPoolExecutor worker =
            new ScheduledThreadPoolExecutor(1, CostFeed::thread, new ThreadPoolExecutor.DiscardPolicy());
    private final Set<String> marks = new HashSet<>();
    private boolean started;
    private boolean watchesBudgets;
    private boolean marksFail;
    private boolean behind;
    private long revision;
    private volatile long cursor;
    private volatile long heard;
    private volatile @Nullable Stamp last;
    private volatile long lastTold;
    private LocalDate day = LocalDate.EPOCH;
    private CostSummary summary = CostSummary.NONE;

    /**
     * A feed that is not started.
     *
     * @param zone the zone in which days and months turn
     * @param budgets what to say when they are used up
     */
    public CostFeed(TelemetryStore store, EventBus bus, InstantSource clock, ZoneId zone, Budgets budgets) {
        this.store = store;
        this.bus = bus;
        this.clock = clock;
        this.zone = zone;
        this.budgets = budgets;
    }

    /**
     * Tells the whole state now and every change from here on. Blocks for the first of it.
     *
     * @throws dev.lanecast.core.error.StorageException if the store cannot be read
     */
    public synchronized void start() {
        heard = woken.get();
        store.changed();
        cursor = store.since(0, 0).cursor();
        tellSpend(store.spend());
        tellSummary(clock.instant());
        lastTold = System.nanoTime() - PACE.toNanos();
        started = true;
        worker.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Tells from here on which budgets are used up, and those that are so now: once for ever, so it is to be called when
     * whoever wants to know is listening.
     */
    public synchronized void watchBudgets() {
        watchesBudgets = true;
        tellBudgets(summary);
    }

    /** Says that the store changed. Returns at once. */
    public void wake() {
        woken.incrementAndGet();
        if (due.compareAndSet(false, true)) {
            worker.execute(this::tellInTime);
        }
    }

    /**
     * Blocks until what it was woken for before is told, or could not be.
     *
     * @param deadline of {@link System#nanoTime}, when to give up
     * @return the last fact that was told; null if that was so long ago that it will not arrive any more
     * @throws InterruptedException if the calling thread is interrupted meanwhile
     */
    public @Nullable Stamp awaitTold(long deadline) throws InterruptedException {
        long asked = woken.get();
        if (heard < asked) {
            synchronized (told) {
                for (long left = deadline - System.nanoTime(); heard < asked && left > 0; ) {
                    TimeUnit.NANOSECONDS.timedWait(told, left);
                    left = deadline - System.nanoTime();
                }
            }
        }
        return System.nanoTime() - lastTold < ARRIVAL.toNanos() ? last : null;
    }

    /** How far the store has been told. */
    public long cursor() {
        return cursor;
    }

    /**
     * Ends it, and waits a second for what is being told; after that, nothing new is begun, but a store or bus that takes
     * longer may still end what it is at. A second call does nothing.
     */
    @Override
    public void close() {
        worker.shutdownNow();
        try {
            worker.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void look() {
        try {
            if (store.changed() || behind || !day(clock.instant()).equals(day)) {
                wake();
            }
        } catch (RuntimeException e) {
            warn("Cannot look for new model calls; trying again", e);
        }
    }

    private synchronized void tellInTime() {
        long wait = lastTold + PACE.toNanos() - System.nanoTime();
        if (started && wait > 0) {
            worker.schedule(this::tell, wait, TimeUnit.NANOSECONDS);
        } else {
            tell();
        }
    }

    private synchronized void tell() {
        due.set(false);
        if (!started) {
            return;
        }
        long asked = woken.get();
        lastTold = System.nanoTime();
        behind = true;
        try {
            tellChanges();
            behind = false;
        } catch (RuntimeException e) {
            warn("Cannot tell what model calls cost; trying again", e);
        }
        synchronized (told) {
            heard = asked;
            told.notifyAll();
        }
    }

    private void tellChanges() {
        Changes changes = store.since(cursor, NEWEST);
        if (!changes.tasks().isEmpty()) {
            Map<TaskRef, Spend> spend = new HashMap<>();
            changes.tasks().forEach(task -> spend.put(task, Spend.NONE));
            spend.putAll(store.spend(changes.tasks()));
            tellSpend(spend);
        }
        tellSummary(clock.instant());
        if (changes.count() > 0) {
            publish(new TelemetryUpdate(changes.count(), changes.newest()));
        }
        cursor = changes.cursor();
    }

    private void tellSpend(Map<TaskRef, Spend> spend) {
        if (!spend.isEmpty()) {
            bus.publish(new Fact.TaskSpent(stamp(), clock.instant(), spend));
        }
    }

    private void tellSummary(Instant now) {
        CostSummary current = budgets.in(store.summary(now, zone));
        if (!current.equals(summary)) {
            publish(new CostUpdate(current));
        }
        summary = current;
        if (!day(now).equals(day)) {
            marks.clear();
        }
        day = day(now);
        tellBudgets(current);
    }

    private void tellBudgets(CostSummary current) {
        if (watchesBudgets) {
            for (Budget crossed : budgets.crossed(current, day, this::isNew)) {
                publish(new BudgetThreshold(crossed));
            }
        }
    }

    /** Asks the store only until it has answered. A mark that cannot be kept is not new until it can. */
    private boolean isNew(String mark) {
        if (marks.contains(mark)) {
            return false;
        }
        try {
            boolean isNew = store.remember(mark);
            marks.add(mark);
            marksFail = false;
            return isNew;
        } catch (StorageException e) {
            if (!marksFail) {
                warn("Cannot keep that a budget is used up; trying again with the next change", e);
            }
            marksFail = true;
            return false;
        }
    }

    private void warn(String message, RuntimeException e) {
        if (!worker.isShutdown()) {
            LOG.log(System.Logger.Level.WARNING, message, e);
        }
    }

    private void publish(CostEvent event) {
        bus.publish(new Fact.CostChanged(stamp(), clock.instant(), event));
    }

    private Stamp stamp() {
        Stamp next = new Stamp(SOURCE, epoch, ++revision);
        last = next;
        return next;
    }

    private LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, zone);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "lanecast-costs");
        thread.setDaemon(true);
        return thread;
    }
}

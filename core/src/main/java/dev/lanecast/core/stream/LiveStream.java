package dev.lanecast.core.stream;

import dev.lanecast.core.event.BoardEvent;
import dev.lanecast.core.event.CostEvent;
import dev.lanecast.core.event.Fact;
import dev.lanecast.core.event.LiveEvent;
import dev.lanecast.core.event.Stamp;
import dev.lanecast.core.event.Subscription;
import dev.lanecast.core.task.TaskRoot;
import dev.lanecast.core.telemetry.Spend;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/**
 * The only owner of {@code epoch} and {@code seq}: applies facts to the view, numbers what clients will notice and keeps
 * the newest events. One thread at a time may {@link #accept}; everything else is thread-safe, and readers take no lock.
 */
public final class LiveStream {

    private static final System.Logger LOG = System.getLogger(LiveStream.class.getName());

    private final String epoch;
    private final Ring ring;
    private final ToIntFunction<Numbered> weigh;
    private final State state;
    private final Set<String> awaited = new HashSet<>();
    private final Map<String, Stamp> seen = new ConcurrentHashMap<>();
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();
    private final Set<Semaphore> waiting = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private long seq;
    private volatile View view;
    private volatile boolean ended;

    /**
     * A stream that begins when each root has given its first baseline.
     *
     * @param limits what it holds for clients that come back
     * @param weigh the weight of an event in bytes
     */
    public LiveStream(List<TaskRoot> roots, Limits limits, ToIntFunction<Numbered> weigh, InstantSource clock) {
        this.epoch = newEpoch();
        this.ring = new Ring(limits.events(), limits.bytes());
        this.weigh = weigh;
        this.state = new State(roots);
        roots.forEach(root -> awaited.add(root.project()));
        this.view = state.view(epoch, 0, clock.instant());
        completeIfReady();
    }

    /** The state now. */
    public View view() {
        return view;
    }

    /** Completes when every root has given its first baseline. */
    public CompletionStage<Void> ready() {
        return ready.minimalCompletionStage();
    }

    /** The events after a position, at most {@code limit}; as {@link #after(String, long, Limits)}. */
    public Slice after(String epoch, long after, int limit) {
        return after(epoch, after, new Limits(limit, Long.MAX_VALUE));
    }

    /**
     * The events after a position.
     *
     * @param epoch the epoch of the position, as the client gave it
     * @param after the number of the last event that the client has
     * @param limits how many at most, but one at least
     */
    public Slice after(String epoch, long after, Limits limits) {
        long last = view.seq();
        if (!this.epoch.equals(epoch) || after < 0 || after > last) {
            return new Slice.Gone();
        }
        List<Numbered> events = ring.after(after, last, limits);
        return events == null ? new Slice.Gone() : new Slice.Events(events);
    }

    /** The newest events that are held, at most {@code limit}, consecutive and the oldest first. */
    public List<Numbered> newest(int limit) {
        return ring.newest(view.seq(), limit);
    }

    /**
     * Calls an action each time that the view has changed, on the thread of the stream: it must return at once and must
     * not throw. Follow first and take the view second, and nothing is missed.
     */
    public Subscription follow(Runnable follower) {
        followers.add(follower);
        return () -> followers.remove(follower);
    }

    /** Applies the next fact; one that was applied before is left out. */
    public void accept(Fact fact) {
        Stamp stamp = fact.stamp();
        if (applied(stamp)) {
            return;
        }
        apply(fact);
        view = state.view(epoch, seq, fact.at());
        seen.put(stamp.source(), stamp);
        waiting.forEach(Semaphore::release);
        completeIfReady();
        tellFollowers();
    }

    /**
     * Blocks until a fact has been applied.
     *
     * @throws InterruptedException if the calling thread is interrupted meanwhile
     * @throws IllegalStateException if the stream ends before
     */
    public void await(Stamp stamp) throws InterruptedException {
        if (!await(stamp, System.nanoTime() + Long.MAX_VALUE / 2)) {
            throw new IllegalStateException("The stream ended before fact [" + stamp + "]");
        }
    }

    /**
     * Blocks until a fact has been applied, the stream has ended, or it is too late.
     *
     * @param deadline of {@link System#nanoTime}
     * @return whether it has been applied
     * @throws InterruptedException if the calling thread is interrupted meanwhile
     */
    public boolean await(Stamp stamp, long deadline) throws InterruptedException {
        if (applied(stamp)) {
            return true;
        }
        Semaphore news = new Semaphore(0);
        waiting.add(news);
        try {
            boolean inTime = true;
            while (inTime && !ended && !applied(stamp)) {
                inTime = news.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
            return applied(stamp);
        } finally {
            waiting.remove(news);
        }
    }

    /** Says that no fact follows, which lets those go who wait for one. A second call does nothing. */
    public void end() {
        ended = true;
        waiting.forEach(Semaphore::release);
    }

    private boolean applied(Stamp stamp) {
        Stamp last = seen.get(stamp.source());
        return last != null && last.epoch().equals(stamp.epoch()) && last.revision() >= stamp.revision();
    }

    private void apply(Fact fact) {
        if (fact instanceof Fact.Baseline baseline) {
            baseline(baseline);
        } else if (fact instanceof Fact.BoardChanged changed) {
            board(changed.event(), fact.at());
        } else if (fact instanceof Fact.CostChanged changed) {
            cost(changed.event(), fact.at());
        } else if (fact instanceof Fact.TaskSpent spent) {
            spent(spent);
        }
    }

    private void baseline(Fact.Baseline baseline) {
        if (awaited.remove(baseline.root().project())) {
            state.load(baseline.tasks(), baseline.invalid());
        } else {
            Replacement.events(state, baseline).forEach(event -> board(event, baseline.at()));
        }
    }

    private void completeIfReady() {
        if (awaited.isEmpty()) {
            ready.complete(null);
        }
    }

    private void board(BoardEvent event, Instant at) {
        BoardEvent joined = event.mapTask(state.spending()::join);
        state.apply(joined);
        number(joined, at);
    }

    private void cost(CostEvent event, Instant at) {
        if (event instanceof CostEvent.CostUpdate update) {
            state.costs(update.summary());
        }
        number(event, at);
    }

    private void spent(Fact.TaskSpent fact) {
        state.spending().put(fact.spend());
        Map<String, Spend> changed = new HashMap<>();
        for (String key : state.spending().keys(fact.spend().keySet())) {
            var task = Objects.requireNonNull(state.tasks().get(key));
            var joined = state.spending().join(task);
            if (!joined.equals(task)) {
                state.put(key, joined, state.invalid().get(key));
                changed.put(key, joined.spend());
            }
        }
        if (!changed.isEmpty()) {
            number(new CostEvent.TaskCost(changed), fact.at());
        }
    }

    private void number(LiveEvent event, Instant at) {
        if (awaited.isEmpty()) {
            Numbered numbered = new Numbered(++seq, at, event);
            ring.add(numbered, weigh.applyAsInt(numbered));
        }
    }

    private void tellFollowers() {
        for (Runnable follower : followers) {
            try {
                follower.run();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "A follower of the stream failed; it goes on", e);
            }
        }
    }

    private static String newEpoch() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /**
     * How much a stream holds for clients that come back, or gives them at once.
     *
     * @param events how many events at most
     * @param bytes how many bytes of events at most, about
     */
    public record Limits(int events, long bytes) {

        /** 8,192 events or 8 MB. */
        public static Limits defaults() {
            return new Limits(8_192, 8_000_000);
        }
    }
}

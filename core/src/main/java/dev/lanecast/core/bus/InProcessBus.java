package dev.lanecast.core.bus;

import dev.lanecast.core.event.Fact;
import dev.lanecast.core.event.Subscription;
import dev.lanecast.core.spi.EventBus;
import dev.lanecast.core.spi.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Carries facts within this process, on one thread of its own. Holds a bounded number of past facts. */
public final class InProcessBus implements EventBus {

    private static final System.Logger LOG = System.getLogger(InProcessBus.class.getName());
    private static final int WAITING = 16_384;
    private static final int HELD = 1_024;

    private final Turns turns = new Turns(WAITING);
    private final Deque<Held> held = new ArrayDeque<>();
    private final List<Follower> followers = new ArrayList<>();
    private long published;

    /** A bus that carries at once. */
    public InProcessBus() {
        Thread dispatcher = new Thread(turns::takeAll, "lanecast-bus");
        dispatcher.setDaemon(true);
        dispatcher.start();
    }

    @Override
    public CompletionStage<Position> publish(Fact fact) {
        CompletableFuture<Position> done = new CompletableFuture<>();
        turns.add(() -> deliver(fact, done), () -> done.completeExceptionally(Turns.closed()));
        return done.minimalCompletionStage();
    }

    @Override
    public Subscription subscribe(Position after, Listener listener) {
        Follower follower = new Follower(listener);
        turns.add(() -> begin(after, follower), follower::close);
        return follower;
    }

    @Override
    public void close() {
        turns.close();
    }

    private void deliver(Fact fact, CompletableFuture<Position> done) {
        Held fresh = new Held(++published, fact);
        held.addLast(fresh);
        if (held.size() > HELD) {
            held.removeFirst();
        }
        followers.removeIf(follower -> follower.stopped);
        followers.forEach(follower -> follower.take(fresh));
        done.complete(fresh.position());
    }

    private void begin(Position after, Follower follower) {
        long from = number(after);
        if (from < published - held.size() || from > published) {
            follower.lose(after);
            return;
        }
        held.stream().filter(fact -> fact.number > from).forEach(follower::take);
        followers.add(follower);
    }

    private long number(Position position) {
        if (position.equals(Position.NEWEST)) {
            return published;
        }
        if (position.equals(Position.OLDEST)) {
            return published - held.size();
        }
        try {
            return Long.parseLong(position.token());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private record Held(long number, Fact fact) {

        Position position() {
            return new Position(Long.toString(number));
        }
    }

    private static final class Follower implements Subscription {

        private final Listener listener;
        private volatile boolean stopped;

        Follower(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void close() {
            stopped = true;
        }

        void take(Held fact) {
            guard(() -> listener.onFact(fact.position(), fact.fact));
        }

        void lose(Position asked) {
            guard(() -> listener.onGone(asked));
        }

        private void guard(Runnable call) {
            if (stopped) {
                return;
            }
            try {
                call.run();
            } catch (Throwable e) {
                LOG.log(System.Logger.Level.WARNING, "A listener of the event bus failed; it goes on", e);
            }
        }
    }
}

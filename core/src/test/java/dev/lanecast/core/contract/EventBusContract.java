package dev.lanecast.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.lanecast.core.event.CostEvent.TelemetryUpdate;
import dev.lanecast.core.event.Fact;
import dev.lanecast.core.event.Stamp;
import dev.lanecast.core.event.Subscription;
import dev.lanecast.core.spi.EventBus;
import dev.lanecast.core.spi.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link EventBus} promises. A test of an implementation implements this and nothing more. */
@Timeout(60)
public interface EventBusContract {

    /** A new bus without facts; the test closes it. */
    EventBus newBus() throws Exception;

    @Test
    default void deliversNewFactsInOrder() throws Exception {
        try (EventBus bus = newBus()) {
            Heard heard = new Heard();
            bus.subscribe(Position.NEWEST, heard);
            LongStream.rangeClosed(1, 500).forEach(revision -> bus.publish(fact(revision)));

            heard.awaitRevision(500);
            assertThat(heard.revisions())
                    .isEqualTo(LongStream.rangeClosed(1, 500).boxed().toList());
        }
    }

    @Test
    default void deliversOneOrderToAll() throws Exception {
        try (EventBus bus = newBus()) {
            Heard one = new Heard();
            Heard other = new Heard();
            bus.subscribe(Position.NEWEST, one);
            bus.subscribe(Position.NEWEST, other);
            CompletableFuture<Void> half = CompletableFuture.runAsync(() -> publish(bus, 1, 200));
            publish(bus, 201, 400);
            half.get(30, TimeUnit.SECONDS);
            bus.publish(fact(999));

            one.awaitRevision(999);
            other.awaitRevision(999);
            assertThat(one.revisions()).hasSize(401).isEqualTo(other.revisions());
        }
    }

    @Test
    default void deliversOneFactAtATime() throws Exception {
        try (EventBus bus = newBus()) {
            Heard heard = new Heard();
            bus.subscribe(Position.NEWEST, heard);
            CompletableFuture<Void> half = CompletableFuture.runAsync(() -> publish(bus, 1, 200));
            publish(bus, 201, 400);
            half.get(30, TimeUnit.SECONDS);
            bus.publish(fact(999));

            heard.awaitRevision(999);
            assertThat(heard.overlapped()).isFalse();
        }
    }

    @Test
    default void theOldestPositionIsBeforeWhatItHolds() throws Exception {
        try (EventBus bus = newBus()) {
            publish(bus, 1, 5);
            Heard heard = new Heard();
            bus.subscribe(Position.OLDEST, heard);

            heard.awaitRevision(5);
            assertThat(heard.revisions()).containsExactly(1L, 2L, 3L, 4L, 5L);
        }
    }

    @Test
    default void theNewestPositionIsAfterWhatItHolds() throws Exception {
        try (EventBus bus = newBus()) {
            publish(bus, 1, 5);
            Heard heard = new Heard();
            bus.subscribe(Position.NEWEST, heard);
            publish(bus, 6, 6);

            heard.awaitRevision(6);
            assertThat(heard.revisions()).containsExactly(6L);
        }
    }

    @Test
    default void deliversEveryFactAfterAPositionThatWasGiven() throws Exception {
        try (EventBus bus = newBus()) {
            publish(bus, 1, 1);
            Position second = join(bus, fact(2));
            publish(bus, 3, 4);
            Heard heard = new Heard();
            bus.subscribe(second, heard);
            publish(bus, 5, 5);

            heard.awaitRevision(5);
            assertThat(heard.revisions()).containsExactly(3L, 4L, 5L);
        }
    }

    @Test
    default void aListenerHearsThePositionsThatPublishingGave() throws Exception {
        try (EventBus bus = newBus()) {
            Heard heard = new Heard();
            bus.subscribe(Position.NEWEST, heard);
            Position position = join(bus, fact(1));

            heard.awaitRevision(1);
            assertThat(heard.positions()).containsExactly(position);
        }
    }

    @Test
    default void anUnknownPositionIsGoneAndDeliversNothing() throws Exception {
        try (EventBus bus = newBus()) {
            Position unknown = new Position("no position of any bus");
            Heard lost = new Heard();
            Heard heard = new Heard();
            bus.subscribe(unknown, lost);
            bus.subscribe(Position.NEWEST, heard);
            publish(bus, 1, 1);

            heard.awaitRevision(1);
            assertThat(lost.gone.get(30, TimeUnit.SECONDS)).isEqualTo(unknown);
            assertThat(lost.revisions()).isEmpty();
        }
    }

    @Test
    default void aListenerThatFailsStopsNeitherTheBusNorOthers() throws Exception {
        try (EventBus bus = newBus()) {
            Heard failing = new Heard();
            failing.failure = new AssertionError("broken on purpose");
            Heard heard = new Heard();
            bus.subscribe(Position.NEWEST, failing);
            bus.subscribe(Position.NEWEST, heard);
            publish(bus, 1, 2);

            heard.awaitRevision(2);
            failing.awaitRevision(2);
        }
    }

    @Test
    default void aClosedSubscriptionHearsNothingMore() throws Exception {
        try (EventBus bus = newBus()) {
            Heard closed = new Heard();
            Heard heard = new Heard();
            Subscription subscription = bus.subscribe(Position.NEWEST, closed);
            bus.subscribe(Position.NEWEST, heard);
            publish(bus, 1, 1);
            closed.awaitRevision(1);

            subscription.close();
            subscription.close();
            publish(bus, 2, 2);

            heard.awaitRevision(2);
            assertThat(closed.revisions()).containsExactly(1L);
        }
    }

    @Test
    default void publishingToAClosedBusIsRefused() throws Exception {
        EventBus bus = newBus();
        bus.close();

        assertThatIllegalStateException().isThrownBy(() -> bus.publish(fact(1)));
    }

    @Test
    default void closingTwiceDoesNothing() throws Exception {
        EventBus bus = newBus();
        bus.close();

        assertThatNoException().isThrownBy(bus::close);
    }

    @Test
    default void closingLetsEveryPublisherGo() throws Exception {
        EventBus bus = newBus();
        CountDownLatch release = new CountDownLatch(1);
        Heard slow = new Heard();
        slow.before = release;
        bus.subscribe(Position.NEWEST, slow);
        List<CompletableFuture<Position>> pending = new ArrayList<>();
        CompletableFuture<Void> flood = CompletableFuture.runAsync(() -> {
            for (long revision = 1; revision <= 50_000; revision++) {
                CompletableFuture<Position> done = bus.publish(fact(revision)).toCompletableFuture();
                synchronized (pending) {
                    pending.add(done);
                }
            }
        });
        slow.entered.await();

        bus.close();
        release.countDown();

        assertThat(flood.handle((nothing, failure) -> true).get(30, TimeUnit.SECONDS))
                .isTrue();
        synchronized (pending) {
            for (CompletableFuture<Position> done : pending) {
                assertThat(done.handle((position, failure) -> true).get(30, TimeUnit.SECONDS))
                        .isTrue();
            }
        }
    }

    /** A fact that tells nothing but its revision. */
    static Fact fact(long revision) {
        return new Fact.CostChanged(
                new Stamp("test", "one", revision), Instant.EPOCH, new TelemetryUpdate(1, List.of()));
    }

    private static void publish(EventBus bus, long first, long last) {
        LongStream.rangeClosed(first, last).forEach(revision -> join(bus, fact(revision)));
    }

    private static Position join(EventBus bus, Fact fact) {
        return bus.publish(fact)
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }
}

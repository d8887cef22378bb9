package dev.lanecast.core.recorder;

import static dev.lanecast.core.fixture.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.lanecast.core.error.StorageException;
import dev.lanecast.core.event.CostEvent.BudgetThreshold;
import dev.lanecast.core.event.CostEvent.CostUpdate;
import dev.lanecast.core.event.CostEvent.TelemetryUpdate;
import dev.lanecast.core.event.Fact;
import dev.lanecast.core.event.Stamp;
import dev.lanecast.core.fixture.ManualClock;
import dev.lanecast.core.fixture.MemoryStore;
import dev.lanecast.core.fixture.RecordingBus;
import dev.lanecast.core.fixture.Sample;
import dev.lanecast.core.telemetry.BudgetRule;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Spend;
import dev.lanecast.core.telemetry.TaskRef;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CostFeedTest {

    private final MemoryStore store = new MemoryStore();
    private final RecordingBus bus = new RecordingBus();
    private final ManualClock clock = new ManualClock(Sample.START);
    private final CostFeed feed = new CostFeed(store, bus, clock, ZoneOffset.UTC, Budgets.NONE);
    private final InvocationRecorder recorder =
            new InvocationRecorder(store, Map.of(), UnaryOperator.identity(), feed::wake);

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void theStartTellsTheWholeState() {
        store.append(List.of(call("1", "x", 7)));

        feed.start();

        assertThat(bus.facts()).hasSize(2);
        assertThat(((Fact.TaskSpent) bus.facts().get(0)).spend())
                .isEqualTo(Map.of(new TaskRef(null, "x"), new Spend(7, 15, 0)));
        assertThat(bus.events(CostUpdate.class)).extracting(CostFeedTest::total).containsExactly(7L);
    }

    @Test
    void itsNameCannotBeThatOfADirectory() {
        store.append(List.of(call("1", "x", 7)));

        feed.start();

        assertThat(bus.facts())
                .allSatisfy(fact -> assertThat(fact.stamp().source()).contains("/"));
    }

    @Test
    void theStartOfAnEmptyStoreTellsNothing() {
        feed.start();

        assertThat(bus.facts()).isEmpty();
    }

    @Test
    void aRecordedCallIsTold() throws Exception {
        feed.start();

        recorder.record(List.of(call("1", "x", 7)));
        bus.await(facts -> facts.size() == 3);

        assertThat(bus.facts().get(0)).isInstanceOf(Fact.TaskSpent.class);
        assertThat(bus.events(CostUpdate.class)).extracting(CostFeedTest::total).containsExactly(7L);
        TelemetryUpdate update = bus.events(TelemetryUpdate.class).get(0);
        assertThat(update.count()).isEqualTo(1);
        assertThat(update.newest()).extracting(Invocation::invocationId).containsExactly("1");
    }

    @Test
    void manyCallsAreToldAtPaceUntilTheLastValue() throws Exception {
        long start = System.nanoTime();
        feed.start();

        for (int i = 1; i <= 2_000; i++) {
            recorder.record(List.of(call("id-" + i, null, 1)));
        }
        bus.await(facts -> calls() == 2_000);

        List<CostUpdate> totals = bus.events(CostUpdate.class);
        assertThat(total(totals.get(totals.size() - 1))).isEqualTo(2_000);
        assertThat(bus.events(TelemetryUpdate.class))
                .allSatisfy(update -> assertThat(update.newest()).hasSizeLessThanOrEqualTo(20));
        long quarters = Duration.ofNanos(System.nanoTime() - start).toMillis() / 250;
        assertThat(totals).hasSizeLessThanOrEqualTo((int) quarters + 2);
    }

    @Test
    void whoWaitsHasWhatWasRecordedBefore() throws Exception {
        feed.start();
        for (int i = 1; i <= 5; i++) {
            recorder.record(List.of(call("id-" + i, null, 1)));
            Stamp last = feed.awaitTold(System.nanoTime() + TimeUnit.MINUTES.toNanos(1));
            List<CostUpdate> totals = bus.events(CostUpdate.class);
            assertThat(total(totals.get(totals.size() - 1))).isEqualTo(i);
            assertThat(bus.facts().get(bus.facts().size() - 1).stamp()).isEqualTo(last);
        }
    }

    @Test
    void nobodyWaitsForWhatCannotBeTold() throws Exception {
        feed.start();
        assertThat(feed.awaitTold(System.nanoTime() + TimeUnit.MINUTES.toNanos(1)))
                .isNull();
        store.append(List.of(call("1", "x", 7)));
        store.fail(1);
        feed.wake();
        assertThat(feed.awaitTold(System.nanoTime() + TimeUnit.MINUTES.toNanos(1)))
                .isNull();
        feed.close();
        feed.wake();
        assertThat(feed.awaitTold(System.nanoTime())).isNull();
    }

    @Test
    void nobodyWaitsLongerThanHeSaysThoughTheStoreIsSlow() {
        feed.start();
        // As whoever tells does for as long as the store takes to answer.
        synchronized (feed) {
            recorder.record(List.of(call("1", "x", 7)));
            assertThat(CompletableFuture.supplyAsync(() -> told(TimeUnit.MILLISECONDS.toNanos(50))))
                    .succeedsWithin(Duration.ofSeconds(30));
        }
    }

    private @Nullable Stamp told(long patience) {
        try {
            return feed.awaitTold(System.nanoTime() + patience);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theNewestCallComesFirst() throws Exception {
        feed.start();

        recorder.record(List.of(call("1", null, 1), call("2", null, 1)));
        bus.await(facts -> calls() == 2);

        assertThat(bus.events(TelemetryUpdate.class).get(0).newest())
                .extracting(Invocation::invocationId)
                .containsExactly("2", "1");
    }

    @Test
    void aChangeByAnotherProcessIsNoticed() throws Exception {
        feed.start();

        store.append(List.of(call("1", null, 7)));
        bus.await(facts -> calls() == 1);

        assertThat(bus.events(CostUpdate.class)).hasSize(1);
    }

    @Test
    void theTurnOfTheDayIsTold() throws Exception {
        store.append(List.of(call("1", null, 7)));
        feed.start();

        clock.advance(Duration.ofDays(1));
        bus.await(facts -> facts.size() == 2);

        assertThat(bus.events(CostUpdate.class))
                .extracting(update -> update.summary().costs().today())
                .containsExactly(7L, 0L);
        assertThat(calls()).isZero();
    }

    @Test
    void theDayIsThatOfTheTotalsHoweverCloseItsTurn() throws Exception {
        Instant midnight = Instant.parse("2026-11-21T00:00:00Z");
        store.append(List.of(call("1", null, 7)));
        List<Instant> readings = List.of(midnight.minusNanos(1), midnight);
        int[] reading = {0};
        CostFeed close =
                new CostFeed(store, bus, () -> readings.get(Math.min(reading[0]++, 1)), ZoneOffset.UTC, Budgets.NONE);
        close.start();
        bus.await(facts -> facts.size() == 2);
        close.close();

        assertThat(bus.events(CostUpdate.class))
                .extracting(update -> update.summary().costs().today())
                .containsExactly(7L, 0L);
    }

    @Test
    void whatCouldNotBeReadIsToldLater() throws Exception {
        feed.start();
        recorder.record(List.of(call("1", "x", 7)));
        bus.await(facts -> calls() == 1);

        store.append(List.of(call("2", "x", 7)));
        store.fail(3);
        feed.wake();
        bus.await(facts -> calls() == 2);

        List<Fact> facts = bus.facts();
        assertThat(facts.stream().filter(Fact.TaskSpent.class::isInstance).map(fact -> ((Fact.TaskSpent) fact).spend()))
                .last()
                .isEqualTo(Map.of(new TaskRef(null, "x"), new Spend(14, 30, 0)));
    }

    @Test
    void aBusThatFailsForAWhileMissesNothing() throws Exception {
        feed.start();
        bus.fail(new IllegalStateException("full on purpose"));
        recorder.record(List.of(call("1", "x", 7)));
        bus.awaitRefusal();
        bus.fail(null);

        bus.await(facts -> calls() == 1);
        assertThat(bus.events(CostUpdate.class)).extracting(CostFeedTest::total).contains(7L);
    }

    @Test
    void aWakeBeforeTheStartTellsNothingTwice() throws Exception {
        store.append(List.of(call("1", null, 7)));
        feed.wake();
        feed.start();
        recorder.record(List.of(call("2", null, 1)));
        bus.await(facts -> calls() > 0);

        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void aMarkIsWrittenOnce() throws Exception {
        try (CostFeed watching = watching()) {
            for (int i = 1; i <= 3; i++) {
                int calls = i;
                store.append(List.of(call("" + i, null, 60)));
                watching.wake();
                bus.await(facts -> calls() == calls);
            }
        }
        assertThat(store.asked()).isEqualTo(3);
        assertThat(bus.events(BudgetThreshold.class)).hasSize(2);
    }

    @Test
    void aMarkThatCannotBeWrittenHoldsNothingUp() throws Exception {
        store.forgetful(true);
        try (CostFeed watching = watching()) {
            store.append(List.of(call("1", "x", 60)));
            watching.wake();
            bus.await(facts -> calls() == 1);
            assertThat(bus.facts().stream().filter(Fact.TaskSpent.class::isInstance))
                    .hasSize(1);
            assertThat(bus.events(BudgetThreshold.class)).isEmpty();

            store.forgetful(false);
            store.append(List.of(call("2", null, 1)));
            watching.wake();
            bus.await(facts -> calls() == 2);
        }
        assertThat(bus.events(BudgetThreshold.class)).hasSize(1);
    }

    private CostFeed watching() {
        BudgetRule daily = new BudgetRule("daily", BudgetRule.Period.DAY, 100, null, null);
        CostFeed watching = new CostFeed(store, bus, clock, ZoneOffset.UTC, new Budgets(List.of(daily)));
        watching.start();
        watching.watchBudgets();
        return watching;
    }

    @Test
    void aStoreThatCannotBeReadStopsTheStart() {
        store.fail(1);

        assertThatExceptionOfType(StorageException.class).isThrownBy(feed::start);
    }

    @Test
    void aCallRecordedAfterTheCloseIsKept() {
        feed.start();
        feed.close();

        assertThatNoException().isThrownBy(() -> recorder.record(List.of(call("1", null, 7))));
        feed.wake();
        feed.close();
        assertThat(store.since(0, 1).count()).isEqualTo(1);
        assertThat(bus.facts()).isEmpty();
    }

    private long calls() {
        return bus.events(TelemetryUpdate.class).stream()
                .mapToLong(TelemetryUpdate::count)
                .sum();
    }

    private static long total(CostUpdate update) {
        return update.summary().costs().total();
    }
}

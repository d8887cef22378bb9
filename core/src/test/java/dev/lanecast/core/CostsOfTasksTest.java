package dev.lanecast.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.event.CostEvent.BudgetThreshold;
import dev.lanecast.core.event.CostEvent.TaskCost;
import dev.lanecast.core.fixture.HandFedSource;
import dev.lanecast.core.fixture.MemoryStore;
import dev.lanecast.core.fixture.Sample;
import dev.lanecast.core.stream.Numbered;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.telemetry.Budget;
import dev.lanecast.core.telemetry.BudgetRule;
import dev.lanecast.core.telemetry.CallCost;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.TaskLink;
import dev.lanecast.core.telemetry.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Calls that come without a cost and without a task get both, and keep up with the board. */
class CostsOfTasksTest {

    private final Task task =
            Sample.at("assigned/ann/a.yaml").assigned(Sample.START).done();
    private final HandFedSource source = HandFedSource.of();
    private final MemoryStore store = new MemoryStore();
    private final BlockingQueue<Numbered> events = new LinkedBlockingQueue<>();

    @Test
    void aCallIsPricedAndLinkedToTheTaskOfItsAgent() throws Exception {
        try (Lanecast lanecast = start(List.of())) {
            source.see(task);
            lanecast.flush();
            awaitCost(lanecast, 0);
            lanecast.telemetry().orElseThrow().record(List.of(call("1")));

            assertThat(next(TaskCost.class).tasks()).containsOnlyKeys(task.key());
            assertThat(lanecast.tasks().get(0).spend().micros()).isEqualTo(1_250);
        }
    }

    @Test
    void aCallFromBeforeATaskWasSeenIsLinkedAfterwardsAndUnlinkedAgain() throws Exception {
        try (Lanecast lanecast = start(List.of())) {
            lanecast.telemetry().orElseThrow().record(List.of(call("1")));
            source.see(task);
            lanecast.flush();
            awaitCost(lanecast, 1_250);

            Task other = Sample.at("assigned/ann/b.yaml").assigned(Sample.START).done();
            source.see(other);
            awaitCost(lanecast, 0);
        }
    }

    @Test
    void aCallThatAnotherProcessKeepsIsLinkedThoughNoTaskChanges() throws Exception {
        try (Lanecast lanecast = start(List.of())) {
            source.see(task);
            lanecast.telemetry().orElseThrow().record(List.of(priced("1")));
            awaitCost(lanecast, 70);

            for (int i = 2; i <= 5; i++) {
                store.appendElsewhere(List.of(priced("call " + i)));
                awaitCost(lanecast, 70 * i);
            }
        }
    }

    @Test
    void aCallOfWhichAnotherProcessKnowsMoreIsLinkedAnew() throws Exception {
        try (Lanecast lanecast = start(List.of())) {
            source.see(task);
            Invocation unknown = priced("1").toBuilder().agentName(null).build();
            lanecast.telemetry().orElseThrow().record(List.of(unknown, priced("2")));
            awaitCost(lanecast, 70);

            store.appendElsewhere(List.of(priced("1")));
            awaitCost(lanecast, 140);
        }
    }

    @Test
    void aCallFromBeforeTheStartIsLinked() throws Exception {
        store.append(List.of(priced("1")));
        try (Lanecast lanecast = start(List.of())) {
            source.see(task);
            awaitCost(lanecast, 70);
        }
        HandFedSource again = HandFedSource.of(task);
        store.append(List.of(priced("2")));
        try (Lanecast lanecast = Lanecast.builder()
                .source(again)
                .store(store)
                .clock(() -> Sample.START.plusSeconds(60))
                .aliases(Map.of("codex", "ann"))
                .start()) {
            lanecast.events(events::add);
            awaitCost(lanecast, 140);
        }
    }

    @Test
    void aCallIsLinkedAnewAfterTasksChangedWhileNothingRan() throws Exception {
        store.append(List.of(call("1").toBuilder()
                .task("gone", TaskLink.INFERRED)
                .reportedMicros(1_250L)
                .build()));
        try (Lanecast lanecast = builder(HandFedSource.of(task), List.of()).start()) {
            lanecast.events(events::add);
            awaitCost(lanecast, 1_250);
        }
    }

    @Test
    void aBudgetIsSaidToBeUsedOnce() throws Exception {
        BudgetRule daily = new BudgetRule("daily", BudgetRule.Period.DAY, 2_000, null, null);
        try (Lanecast lanecast = start(List.of(daily))) {
            lanecast.telemetry().orElseThrow().record(List.of(call("1")));
            assertThat(next(BudgetThreshold.class).budget()).isEqualTo(new Budget("daily", "day", 62, 1_250, 2_000, 0));
            assertThat(lanecast.stream().view().costs().budgets()).hasSize(1);
        }
        HandFedSource again = HandFedSource.of();
        try (Lanecast lanecast = Lanecast.builder()
                .source(again)
                .store(store)
                .clock(() -> Sample.START.plusSeconds(60))
                .budgets(List.of(daily))
                .start()) {
            lanecast.events(events::add);
            lanecast.telemetry().orElseThrow().record(List.of(call("2")));
            assertThat(next(BudgetThreshold.class).budget().percent()).isEqualTo(125);
        }
    }

    @Test
    void aBudgetThatWasUsedWhileNothingRanIsSaidToThoseWhoListenedBeforeTheStart() throws Exception {
        BudgetRule daily = new BudgetRule("daily", BudgetRule.Period.DAY, 1_000, null, null);
        store.append(List.of(call("1").toBuilder().reportedMicros(1_250L).build()));
        try (Lanecast lanecast =
                builder(source, List.of(daily)).events(events::add).start()) {
            assertThat(next(BudgetThreshold.class).budget().percent()).isEqualTo(125);
        }
    }

    @Test
    void callsAreForgottenWhenTheyHaveBeenKeptLongEnough() throws Exception {
        try (Lanecast lanecast =
                builder(source, List.of()).keepCalls(Duration.ofDays(90)).start()) {
            assertThat(store.forgotten()).isEqualTo(Sample.START.plusSeconds(60).minus(Duration.ofDays(90)));
        }
    }

    private Lanecast start(List<BudgetRule> budgets) {
        Lanecast lanecast = builder(source, budgets).start();
        lanecast.events(events::add);
        return lanecast;
    }

    private LanecastBuilder builder(HandFedSource source, List<BudgetRule> budgets) {
        return Lanecast.builder()
                .source(source)
                .store(store)
                .clock(() -> Sample.START.plusSeconds(60))
                .aliases(Map.of("codex", "ann"))
                .budgets(budgets);
    }

    /** Waits until the task costs so much. */
    private void awaitCost(Lanecast lanecast, long micros) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (spent(lanecast) != micros && System.nanoTime() < deadline) {
            events.poll(100, TimeUnit.MILLISECONDS);
        }
        assertThat(spent(lanecast)).isEqualTo(micros);
    }

    private long spent(Lanecast lanecast) {
        Task now = lanecast.stream().view().tasks().get(task.key());
        return now == null ? -1 : now.spend().micros();
    }

    private <E> E next(Class<E> type) throws InterruptedException {
        while (true) {
            Numbered event = events.poll(30, TimeUnit.SECONDS);
            assertThat(event).as("an event of %s", type).isNotNull();
            if (type.isInstance(event.event())) {
                return type.cast(event.event());
            }
        }
    }

    private static Invocation priced(String id) {
        return call(id).toBuilder().cost(CallCost.reported(70)).build();
    }

    private static Invocation call(String id) {
        return Invocation.at(Sample.START.plusSeconds(30))
                .invocationId(id)
                .agentName("codex")
                .provider("openai")
                .modelName("gpt-5")
                .tokens(new Tokens(1_000, 0, 0, 0))
                .build();
    }
}

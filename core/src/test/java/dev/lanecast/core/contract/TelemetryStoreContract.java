package dev.lanecast.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lanecast.core.error.StorageException;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.spi.TelemetryStore.Changes;
import dev.lanecast.core.telemetry.CallCost;
import dev.lanecast.core.telemetry.CallFilter;
import dev.lanecast.core.telemetry.CallPage;
import dev.lanecast.core.telemetry.CallQuery;
import dev.lanecast.core.telemetry.CostGroup;
import dev.lanecast.core.telemetry.CostQuery;
import dev.lanecast.core.telemetry.CostQuery.By;
import dev.lanecast.core.telemetry.CostShare;
import dev.lanecast.core.telemetry.CostSummary;
import dev.lanecast.core.telemetry.Costs;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Invocation.Status;
import dev.lanecast.core.telemetry.InvocationSink.Receipt;
import dev.lanecast.core.telemetry.Spend;
import dev.lanecast.core.telemetry.TaskRef;
import dev.lanecast.core.telemetry.Tokens;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every telemetry store promises. A test class implements it and says how an empty store is made. */
public interface TelemetryStoreContract {

    /** Some time in the middle of a day. */
    Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    /** The last hour that a time of four digits has. */
    Instant FAR_AHEAD = Instant.parse("9999-12-30T23:30:00Z");

    /** A new store without calls. Each test closes what it asked for. */
    TelemetryStore emptyStore();

    @Test
    default void anEmptyStoreHasSpentNothing() {
        try (TelemetryStore store = emptyStore()) {
            assertThat(store.summary(NOON, ZoneOffset.UTC)).isEqualTo(CostSummary.NONE);
            assertThat(store.spend()).isEmpty();
            assertThat(store.since(0, 20)).isEqualTo(new Changes(0, 0, List.of(), Set.of()));
            assertThat(store.location()).isNotBlank();
        }
    }

    @Test
    default void givesACallBackAsItCame() {
        Invocation full = Invocation.at(Instant.parse("2026-11-20T09:15:30.123456Z"))
                .invocationId("call-1")
                .sessionId("session")
                .taskId("task")
                .agentName("agent")
                .toolName("tool")
                .provider("provider")
                .modelName("model")
                .tokens(new Tokens(1, 20, 300, 4_000))
                .reportedMicros(1_234_567L)
                .latencyMs(890L)
                .status(Status.TIMEOUT)
                .errorMessage("took \u0000 too \ud83d\ude80 long; DROP TABLE invocation")
                .project("project")
                .branch("branch")
                .build();
        Invocation bare = Invocation.at(NOON).status(Status.ERROR).build();
        try (TelemetryStore store = emptyStore()) {
            assertThat(store.append(List.of(full, bare))).isEqualTo(new Receipt(2, 0));
            assertThat(store.since(0, 20).newest()).containsExactly(bare, full);
        }
    }

    @Test
    default void countsACallWithAKnownIdOnceAndMergesWhatIsSaidOfIt() {
        try (TelemetryStore store = emptyStore()) {
            Invocation first = call("a", NOON, 5L);
            Invocation second = call("a", NOON, 7L);
            Invocation third = call("a", NOON, 13L, "p", "t1");
            assertThat(store.append(List.of(first, second, call("b", NOON, 11L))))
                    .isEqualTo(new Receipt(2, 1));
            assertThat(store.append(List.of(third))).isEqualTo(new Receipt(0, 1));
            assertThat(store.append(List.of(first))).isEqualTo(new Receipt(0, 1));
            assertThat(store.since(0, 20).newest())
                    .hasSize(2)
                    .contains(first.merge(second).merge(third));
            assertThat(store.summary(NOON, ZoneOffset.UTC).costs().total()).isEqualTo(24);
            assertThat(store.spend()).isEqualTo(Map.of(new TaskRef("p", "t1"), new Spend(13, 10, 0)));
        }
    }

    @Test
    default void tellsTheSameIdOfTwoProvidersApart() {
        try (TelemetryStore store = emptyStore()) {
            Invocation one = call("a", NOON, 5L).toBuilder().provider("one").build();
            Invocation other = one.toBuilder().provider("other").build();
            assertThat(store.append(List.of(one, other, one))).isEqualTo(new Receipt(2, 1));
        }
    }

    @Test
    default void settlesACallEachTimeThatItIsMerged() {
        UnaryOperator<Invocation> price = call -> call.toBuilder()
                .cost(CallCost.computed(100 * call.tokens().prompt(), "v1"))
                .build();
        try (TelemetryStore store = emptyStore()) {
            Invocation early = call("a", NOON, null);
            Invocation late = early.toBuilder().tokens(new Tokens(40, 3, 2, 1)).build();
            store.append(List.of(early), price);
            assertThat(store.summary(NOON, ZoneOffset.UTC).costs().total()).isEqualTo(400);
            store.append(List.of(late), price);
            store.append(List.of(early), price);
            assertThat(store.summary(NOON, ZoneOffset.UTC).costs().total()).isEqualTo(4_000);
            assertThat(store.since(0, 1).newest())
                    .containsExactly(late.toBuilder()
                            .cost(CallCost.computed(4_000, "v1"))
                            .build());
        }
    }

    @Test
    default void rewritesCallsAndTellsWhichTasksChanged() {
        try (TelemetryStore store = emptyStore()) {
            store.append(List.of(call("a", NOON, 1L, "p", "t1"), call("b", NOON, 10L, "p", "t2")));
            long cursor = store.since(0, 0).cursor();
            UnaryOperator<Invocation> toThird =
                    call -> call.toBuilder().taskId("t3").build();

            assertThat(store.rewrite(CallFilter.ALL.task("t1"), toThird)).isEqualTo(1);
            assertThat(store.rewrite(CallFilter.ALL.task("t3"), toThird)).isZero();
            Changes changes = store.since(cursor, 5);
            assertThat(changes.tasks()).containsExactlyInAnyOrder(new TaskRef("p", "t1"), new TaskRef("p", "t3"));
            assertThat(changes.count()).isZero();
            assertThat(store.spend())
                    .isEqualTo(Map.of(
                            new TaskRef("p", "t2"), new Spend(10, 10, 0), new TaskRef("p", "t3"), new Spend(1, 10, 0)));
            assertThat(store.costs(CostQuery.by(By.TASK, ZoneOffset.UTC)).groups())
                    .extracting(CostGroup::key)
                    .containsExactly("t2", "t3");
        }
    }

    @Test
    default void rewritesOnlyWhatWasKeptOrChangedAfterACursor() {
        try (TelemetryStore store = emptyStore()) {
            store.append(List.of(
                    call("a", NOON, 1L, "p", "t1"), call("b", NOON, 2L, "p", "t1"), call("c", NOON, 4L, "p", "t1")));
            long cursor = store.since(0, 0).cursor();
            Invocation more =
                    call("b", NOON, 2L, "p", "t1").toBuilder().branch("main").build();
            store.append(List.of(call("d", NOON, 8L, "p", "t1"), more, call("c", NOON, 4L, "p", "t1")));

            assertThat(store.rewrite(
                            CallFilter.ALL,
                            cursor,
                            call -> call.toBuilder().taskId("t2").build()))
                    .isEqualTo(2);
            assertThat(store.spend())
                    .isEqualTo(Map.of(
                            new TaskRef("p", "t1"), new Spend(5, 20, 0), new TaskRef("p", "t2"), new Spend(10, 20, 0)));
        }
    }

    @Test
    default void addsUpByAnythingDearestFirstAndByTimeInItsOrder() {
        List<Invocation> calls = SampleCalls.all();
        try (TelemetryStore store = emptyStore()) {
            store.append(calls);
            for (By by : By.values()) {
                CostQuery all = CostQuery.by(by, ZoneId.of("Asia/Kathmandu"));
                CostQuery part = all.between(SampleCalls.FROM, SampleCalls.TO).of("p");
                assertThat(store.costs(all)).as("all by %s", by).isEqualTo(all.over(calls));
                assertThat(store.costs(part)).as("part by %s", by).isEqualTo(part.over(calls));
                assertThat(store.costs(part.withoutLatencies()))
                        .as("sums by %s", by)
                        .isEqualTo(part.withoutLatencies().over(calls));
                assertThat(store.costs(all.page(2, 1))).isEqualTo(all.page(2, 1).over(calls));
            }
        }
    }

    @Test
    default void splitsTimesByAnythingElse() {
        List<Invocation> calls = SampleCalls.all();
        try (TelemetryStore store = emptyStore()) {
            store.append(calls);
            for (By split : List.of(By.MODEL, By.AGENT, By.TOOL, By.PROJECT)) {
                for (By by : List.of(By.DAY, By.HOUR)) {
                    CostQuery query =
                            CostQuery.by(by, ZoneId.of("Australia/Lord_Howe")).splitBy(split);
                    assertThat(store.costs(query).groups())
                            .as("by %s and %s", by, split)
                            .isNotEmpty()
                            .isEqualTo(query.over(calls).groups());
                }
            }
        }
    }

    @Test
    default void readsCallsPageByPageNewestFirst() {
        List<Invocation> calls = SampleCalls.all();
        CallFilter filter = CallFilter.ALL.project("p").between(SampleCalls.FROM, null);
        try (TelemetryStore store = emptyStore()) {
            store.append(calls);
            List<Invocation> read = new ArrayList<>();
            CallQuery query = new CallQuery(filter, 7, null);
            CallPage page = store.calls(query);
            while (page.next() != null) {
                assertThat(page.calls()).hasSize(7);
                read.addAll(page.calls());
                page = store.calls(
                        query.after(CallPage.Place.parse(page.next().text()).orElseThrow()));
            }
            read.addAll(page.calls());
            assertThat(read)
                    .isEqualTo(new CallQuery(filter, Integer.MAX_VALUE, null)
                            .over(calls)
                            .calls())
                    .hasSizeGreaterThan(7);
        }
    }

    @Test
    default void hasTheCallsOfEachGroupAlsoOfThoseThatNameNone() {
        Map<By, BiFunction<CallFilter, String, CallFilter>> filters = Map.of(
                By.PROJECT, CallFilter::project,
                By.MODEL, CallFilter::model,
                By.AGENT, CallFilter::agent,
                By.TASK, CallFilter::task,
                By.SESSION, CallFilter::session,
                By.TOOL, CallFilter::tool);
        try (TelemetryStore store = emptyStore()) {
            store.append(SampleCalls.all());
            filters.forEach((by, filter) -> {
                List<CostGroup> groups =
                        store.costs(CostQuery.by(by, ZoneOffset.UTC)).groups();
                assertThat(groups).extracting(CostGroup::key).contains("");
                for (CostGroup group : groups) {
                    CallQuery query = new CallQuery(filter.apply(CallFilter.ALL, group.key()), 1_000, null);
                    assertThat(store.calls(query).calls())
                            .as("%s [%s]", by, group.key())
                            .hasSize((int) group.usage().invocations());
                }
            });
        }
    }

    @Test
    default void addsUpTheCallsWithoutAProject() {
        List<Invocation> calls = SampleCalls.all();
        Invocation some = calls.stream()
                .filter(call -> call.project() == null)
                .findFirst()
                .orElseThrow();
        try (TelemetryStore store = emptyStore()) {
            store.append(calls);
            for (By by : By.values()) {
                CostQuery all = CostQuery.by(by, ZoneOffset.UTC).of("");
                CostQuery moment =
                        all.between(some.timestamp(), some.timestamp().plusMillis(1));
                assertThat(store.costs(all).groups())
                        .as("by %s", by)
                        .isNotEmpty()
                        .isEqualTo(all.over(calls).groups());
                assertThat(store.costs(moment).groups())
                        .as("at once by %s", by)
                        .singleElement()
                        .matches(group -> group.usage().invocations() == 1);
            }
        }
    }

    @Test
    default void remembersAMarkOnce() {
        try (TelemetryStore store = emptyStore()) {
            assertThat(store.remembers("a")).isFalse();
            assertThat(store.remember("a")).isTrue();
            assertThat(store.remembers("a")).isTrue();
            assertThat(store.remembers("b")).isFalse();
            assertThat(store.remember("b")).isTrue();
            assertThat(store.remember("a")).isFalse();
        }
    }

    @Test
    default void takesEveryCallWithoutAnIdForANewOne() {
        try (TelemetryStore store = emptyStore()) {
            Invocation call = call(null, NOON, 5L);
            assertThat(store.append(List.of(call, call))).isEqualTo(new Receipt(2, 0));
            assertThat(store.append(List.of(call))).isEqualTo(new Receipt(1, 0));
            assertThat(store.summary(NOON, ZoneOffset.UTC).costs().total()).isEqualTo(15);
        }
    }

    @Test
    default void appendsNothingOfAListThatFails() {
        try (TelemetryStore store = emptyStore()) {
            Invocation outOfRange = call("b", Instant.MAX, 7L);
            assertThatThrownBy(() -> store.append(List.of(call("a", NOON, 5L), outOfRange)))
                    .isInstanceOf(RuntimeException.class);
            assertThat(store.since(0, 20).count()).isZero();
            assertThat(store.append(List.of(call("a", NOON, 5L)))).isEqualTo(new Receipt(1, 0));
        }
    }

    @Test
    default void tellsWhatWasKeptSinceACursor() {
        try (TelemetryStore store = emptyStore()) {
            store.append(List.of(call("a", NOON, 1L), call("b", NOON, 1L)));
            long cursor = store.since(0, 0).cursor();
            store.append(List.of(
                    call("c", NOON, 1L, null, "t1"), call("d", NOON, 1L, "p", "t1"), call("e", NOON, 1L, "p", "t2")));

            Changes changes = store.since(cursor, 2);
            assertThat(changes.count()).isEqualTo(3);
            assertThat(changes.newest()).extracting(Invocation::invocationId).containsExactly("e", "d");
            assertThat(changes.tasks())
                    .containsExactlyInAnyOrder(new TaskRef(null, "t1"), new TaskRef("p", "t1"), new TaskRef("p", "t2"));
            assertThat(store.since(changes.cursor(), 20))
                    .isEqualTo(new Changes(changes.cursor(), 0, List.of(), Set.of()));
        }
    }

    @Test
    default void addsUpByTaskAndProject() {
        try (TelemetryStore store = emptyStore()) {
            store.append(List.of(
                    call("a", NOON, 1L, "p", "t1"),
                    call("b", NOON, 10L, "p", "t1"),
                    call("c", NOON, null, "p", "t1"),
                    call("d", NOON, 100L, null, "t1"),
                    call("e", NOON, 1_000L, "q", "t2"),
                    call("f", NOON, 10_000L)));
            TaskRef here = new TaskRef("p", "t1");
            TaskRef everywhere = new TaskRef(null, "t1");
            TaskRef unheardOf = new TaskRef("q", "t1");

            assertThat(store.spend(Set.of(here, everywhere, unheardOf)))
                    .isEqualTo(Map.of(here, new Spend(11, 30, 1), everywhere, new Spend(100, 10, 0)));
            assertThat(store.spend())
                    .isEqualTo(Map.of(
                            here,
                            new Spend(11, 30, 1),
                            everywhere,
                            new Spend(100, 10, 0),
                            new TaskRef("q", "t2"),
                            new Spend(1_000, 10, 0)));
        }
    }

    @Test
    default void addsUpByModelAndAgentDearestFirst() {
        try (TelemetryStore store = emptyStore()) {
            store.append(List.of(
                    by("small", "ann", 3L), by("large", "ann", 20L), by("large", null, 100L), by(null, "bob", null)));
            CostSummary summary = store.summary(NOON, ZoneOffset.UTC);

            assertThat(summary.costs()).isEqualTo(new Costs(123, 123, 123, ZoneOffset.UTC, 1, 1, 1));
            assertThat(summary.models())
                    .containsExactly(
                            new CostShare("large", 120, 120, 120, 20, 0, 0, 0),
                            new CostShare("small", 3, 3, 3, 10, 0, 0, 0),
                            new CostShare("", 0, 0, 0, 10, 1, 1, 1));
            assertThat(summary.byAgent())
                    .containsExactly(
                            new CostShare("", 100, 100, 100, 10, 0, 0, 0),
                            new CostShare("ann", 23, 23, 23, 20, 0, 0, 0),
                            new CostShare("bob", 0, 0, 0, 10, 1, 1, 1));
        }
    }

    @Test
    default void turnsDayAndMonthAtMidnightOfTheZone() {
        ZoneId kathmandu = ZoneId.of("Asia/Kathmandu");
        try (TelemetryStore store = emptyStore()) {
            store.append(List.of(
                    call("last of October", Instant.parse("2026-10-31T18:14:59.999999Z"), null),
                    call("first of November", Instant.parse("2026-10-31T18:15:00Z"), 10L),
                    call("last of that day", Instant.parse("2026-11-01T18:14:59.999999Z"), 100L),
                    call("first of the next day", Instant.parse("2026-11-01T18:15:00Z"), null),
                    call("another of that day", Instant.parse("2026-11-01T06:00:00Z"), null),
                    call("first of December", Instant.parse("2026-11-30T18:15:00Z"), 10_000L)));
            Instant now = Instant.parse("2026-11-01T06:00:00Z");

            assertThat(store.summary(now, kathmandu).costs())
                    .isEqualTo(new Costs(110, 110, 10_110, kathmandu, 3, 1, 2));
        }
    }

    @Test
    default void hoursComeInTheOrderOfTimeWhereClocksGoBack() {
        try (TelemetryStore store = emptyStore()) {
            store.append(List.of(
                    call("third", Instant.parse("2026-10-25T01:20:00Z"), 1L),
                    call("first", Instant.parse("2026-10-25T00:10:00Z"), 1L),
                    call("second", Instant.parse("2026-10-25T00:50:00Z"), 1L)));
            CostQuery hours = CostQuery.by(By.HOUR, ZoneId.of("Europe/Berlin"));
            assertThat(store.costs(hours).groups())
                    .extracting(CostGroup::key)
                    .containsExactly("2026-10-25T02:00+02:00", "2026-10-25T02:00+01:00");
            assertThat(store.costs(hours).groups().get(0).usage().invocations()).isEqualTo(2);
        }
    }

    @Test
    @Timeout(120)
    default void isNotHeldUpByCallsThatLieFarApart() {
        List<Invocation> calls =
                List.of(call("early", Instant.EPOCH, 1L), call("now", NOON, 10L), call("late", FAR_AHEAD, 100L));
        try (TelemetryStore store = emptyStore()) {
            store.append(calls);
            for (ZoneId zone : List.of(ZoneOffset.UTC, ZoneId.of("Asia/Kathmandu"), ZoneId.of("America/New_York"))) {
                CostQuery hours = CostQuery.by(By.HOUR, zone);
                CostQuery days = CostQuery.by(By.DAY, zone).between(NOON, null);
                assertThat(store.costs(hours)).isEqualTo(hours.over(calls));
                assertThat(store.costs(days)).isEqualTo(days.over(calls));
            }
        }
    }

    @Test
    default void saysOnceThatItChanged() {
        try (TelemetryStore store = emptyStore()) {
            store.changed();
            assertThat(store.changed()).isFalse();
            store.append(List.of(call("a", NOON, 1L)));
            store.since(0, 20);
            assertThat(store.changed()).isTrue();
            assertThat(store.changed()).isFalse();
        }
    }

    @Test
    default void takesNoCallsOnceItIsClosed() {
        TelemetryStore store = emptyStore();
        store.close();
        store.close();
        assertThatThrownBy(() -> store.append(List.of(call("a", NOON, 1L))))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(store.location());
    }

    private static Invocation call(@Nullable String id, Instant time, @Nullable Long cost) {
        return call(id, time, cost, null, null);
    }

    private static Invocation call(
            @Nullable String id, Instant time, @Nullable Long cost, @Nullable String project, @Nullable String task) {
        return call(id, time, cost, project, task, null, null);
    }

    private static Invocation by(@Nullable String model, @Nullable String agent, @Nullable Long cost) {
        return call(null, NOON, cost, null, null, model, agent);
    }

    private static Invocation call(
            @Nullable String id,
            Instant time,
            @Nullable Long cost,
            @Nullable String project,
            @Nullable String task,
            @Nullable String model,
            @Nullable String agent) {
        return Invocation.at(time)
                .invocationId(id)
                .taskId(task)
                .agentName(agent)
                .modelName(model)
                .tokens(new Tokens(4, 3, 2, 1))
                .reportedMicros(cost)
                .project(project)
                .build();
    }
}

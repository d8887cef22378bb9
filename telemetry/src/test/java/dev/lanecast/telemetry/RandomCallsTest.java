package dev.lanecast.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.CostQuery;
import dev.lanecast.core.telemetry.CostQuery.By;
import dev.lanecast.core.telemetry.CostShare;
import dev.lanecast.core.telemetry.CostSummary;
import dev.lanecast.core.telemetry.Costs;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Spend;
import dev.lanecast.core.telemetry.TaskRef;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the order and however often, the store holds the sums of the distinct calls. */
class RandomCallsTest {

    /** Among them offsets of three quarters, a half and no whole quarter of an hour, and clocks that change. */
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("Asia/Kathmandu"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Pacific/Chatham"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Pacific/Kiritimati"),
            ZoneId.of("+01:07:13"));

    /** Ends of months, of a year, and days on which clocks change somewhere. */
    private static final List<Instant> TURNS = List.of(
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2026-02-28T18:15:00Z"),
            Instant.parse("2026-03-08T07:00:00Z"),
            Instant.parse("2026-04-04T14:00:00Z"),
            Instant.parse("2026-04-04T15:00:00Z"),
            Instant.parse("2026-09-26T14:00:00Z"),
            Instant.parse("2026-11-01T04:00:00Z"),
            Instant.parse("2026-10-31T22:52:47Z"));

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void holdsTheSumsOfTheDistinctCalls(long seed) {
        Random random = new Random(seed);
        List<Invocation> distinct = distinctCalls(random);
        Path file = directory.resolve("telemetry.db");
        try (TelemetryStore one = Calls.open(file);
                TelemetryStore other = Calls.open(file)) {
            int accepted = appendInDisorder(distinct, random, one, other);

            assertThat(accepted).isEqualTo(distinct.size());
            assertThat(one.since(0, 0).count()).isEqualTo(distinct.size());
            assertThat(one.spend()).isEqualTo(spend(distinct));
            assertThat(one.spend(spend(distinct).keySet())).isEqualTo(spend(distinct));
            for (ZoneId zone : ZONES) {
                Instant now = near(random);
                assertThat(other.summary(now, zone))
                        .as("at %s in %s", now, zone)
                        .isEqualTo(summary(distinct, now, zone));
                assertCosts(other, distinct, zone, random);
            }
        }
    }

    /** Over all time, and between two times that may lie seconds apart or a year. */
    private static void assertCosts(TelemetryStore store, List<Invocation> distinct, ZoneId zone, Random random) {
        Instant one = near(random);
        Instant other = random.nextBoolean() ? near(random) : one.plusSeconds(random.nextInt(3_000));
        for (CostQuery all : List.of(
                CostQuery.by(By.DAY, zone).splitBy(By.MODEL),
                CostQuery.by(By.HOUR, zone).splitBy(By.AGENT),
                CostQuery.by(By.TASK, zone))) {
            CostQuery part = one.isBefore(other) ? all.between(one, other) : all.between(other, one);
            assertThat(store.costs(all)).as("%s", all).isEqualTo(all.over(distinct));
            assertThat(store.costs(part)).as("%s", part).isEqualTo(part.over(distinct));
        }
    }

    private static List<Invocation> distinctCalls(Random random) {
        List<Invocation> calls = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            calls.add(Calls.call(
                    random.nextInt(10) == 0 ? null : "call " + i,
                    near(random),
                    random.nextInt(5) == 0 ? null : (long) random.nextInt(1_000_000),
                    oneOf(random, null, "t1", "t2", "t3"),
                    oneOf(random, null, "small", "large"),
                    oneOf(random, null, "ann", "bob", "eve")));
        }
        return calls;
    }

    /** Each call with an id up to four times, in lists of any size, through either store. */
    private static int appendInDisorder(List<Invocation> distinct, Random random, TelemetryStore... stores) {
        List<Invocation> sent = new ArrayList<>(distinct);
        for (Invocation call : distinct) {
            int copies = call.invocationId() == null ? 0 : random.nextInt(4);
            sent.addAll(Collections.nCopies(copies, call));
        }
        Collections.shuffle(sent, random);
        int accepted = 0;
        for (int from = 0; from < sent.size(); ) {
            int to = Math.min(sent.size(), from + random.nextInt(40));
            accepted += stores[random.nextInt(stores.length)]
                    .append(sent.subList(from, to))
                    .accepted();
            from = to;
        }
        return accepted;
    }

    /** Most often within seconds of a turn, else within days. */
    private static Instant near(Random random) {
        Duration spread = random.nextBoolean() ? Duration.ofSeconds(10) : Duration.ofDays(2);
        long micros = random.nextLong(-spread.toSeconds(), spread.toSeconds()) * 1_000_000 + random.nextInt(3) - 1;
        return TURNS.get(random.nextInt(TURNS.size())).plusNanos(micros * 1_000);
    }

    private static @Nullable String oneOf(Random random, @Nullable String... names) {
        return names[random.nextInt(names.length)];
    }

    private static Map<TaskRef, Spend> spend(List<Invocation> calls) {
        Map<TaskRef, Spend> spend = new HashMap<>();
        for (Invocation call : calls) {
            if (call.task() != null) {
                long unpriced = call.costMicros() == null ? 1 : 0;
                spend.merge(call.task(), new Spend(cost(call), call.tokens().total(), unpriced), Spend::plus);
            }
        }
        return spend;
    }

    private static CostSummary summary(List<Invocation> calls, Instant now, ZoneId zone) {
        CostShare all = share("", calls, now, zone);
        return new CostSummary(
                new Costs(
                        all.today(),
                        all.month(),
                        all.total(),
                        zone,
                        all.unpriced(),
                        all.unpricedToday(),
                        all.unpricedMonth()),
                shares(calls, Invocation::modelName, now, zone),
                shares(calls, Invocation::agentName, now, zone),
                List.of());
    }

    private static List<CostShare> shares(
            List<Invocation> calls, Function<Invocation, @Nullable String> name, Instant now, ZoneId zone) {
        return calls.stream()
                .collect(Collectors.groupingBy(call -> Objects.requireNonNullElse(name.apply(call), "")))
                .entrySet()
                .stream()
                .map(group -> share(group.getKey(), group.getValue(), now, zone))
                .sorted(Comparator.comparing(CostShare::total).reversed())
                .toList();
    }

    private static CostShare share(String name, List<Invocation> calls, Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        Predicate<Invocation> ofDay = call -> day(call, zone).equals(today);
        Predicate<Invocation> ofMonth = call -> YearMonth.from(day(call, zone)).equals(YearMonth.from(today));
        return new CostShare(
                name,
                sum(calls, ofDay),
                sum(calls, ofMonth),
                sum(calls, call -> true),
                calls.stream().mapToLong(call -> call.tokens().total()).sum(),
                unpriced(calls, call -> true),
                unpriced(calls, ofDay),
                unpriced(calls, ofMonth));
    }

    private static long unpriced(List<Invocation> calls, Predicate<Invocation> which) {
        return calls.stream()
                .filter(which)
                .filter(call -> call.costMicros() == null)
                .count();
    }

    private static long sum(List<Invocation> calls, Predicate<Invocation> which) {
        return calls.stream().filter(which).mapToLong(RandomCallsTest::cost).sum();
    }

    private static LocalDate day(Invocation call, ZoneId zone) {
        return LocalDate.ofInstant(call.timestamp(), zone);
    }

    private static long cost(Invocation call) {
        return Objects.requireNonNullElse(call.costMicros(), 0L);
    }
}

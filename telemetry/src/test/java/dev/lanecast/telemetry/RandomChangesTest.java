package dev.lanecast.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.fixture.LongRun;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.CallCost;
import dev.lanecast.core.telemetry.CallFilter;
import dev.lanecast.core.telemetry.CostQuery;
import dev.lanecast.core.telemetry.CostQuery.By;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Invocation.Status;
import dev.lanecast.core.telemetry.TaskLink;
import dev.lanecast.core.telemetry.Tokens;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is reported, merged, rewritten and forgotten in whatever order: the sums are those of all calls that ever were,
 * as a plain list of them says.
 */
@Timeout(600)
class RandomChangesTest {

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("Asia/Kathmandu"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Pacific/Chatham"),
            ZoneId.of("America/New_York"));
    private static final Instant START = Instant.parse("2026-04-03T00:00:00Z");
    private static final UnaryOperator<Invocation> PRICE =
            call -> call.cost() != null && call.cost().source() != CallCost.Source.COMPUTED
                    ? call
                    : call.toBuilder()
                            .cost(CallCost.computed(3 * call.tokens().total(), "v1"))
                            .build();

    @TempDir
    Path directory;

    private final Map<String, Invocation> model = new HashMap<>();
    private final Set<String> forgotten = new HashSet<>();

    static LongStream seeds() {
        return LongStream.range(0, LongRun.choose(6, 200));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSumsAreThoseOfAllCalls(long seed) {
        Random random = new Random(seed);
        try (TelemetryStore store = Calls.open(directory.resolve("telemetry-" + seed + ".db"))) {
            for (int step = 0; step < 60; step++) {
                switch (random.nextInt(10)) {
                    case 0 -> rewrite(store, random);
                    case 1 -> forget(store, random);
                    default -> append(store, random);
                }
                if (step % 20 == 19) {
                    check(store);
                }
            }
        }
    }

    private void append(TelemetryStore store, Random random) {
        List<Invocation> calls = new ArrayList<>();
        for (int i = random.nextInt(30); i >= 0; i--) {
            Invocation call = call("call " + random.nextInt(300), random);
            calls.add(call);
        }
        store.append(calls, PRICE);
        Map<String, Invocation> merged = new HashMap<>();
        calls.forEach(call -> merged.merge(call.invocationId(), call, Invocation::merge));
        merged.forEach((id, call) -> {
            if (!forgotten.contains(id)) {
                Invocation known = model.get(id);
                model.put(id, PRICE.apply(known == null ? call : known.merge(call)));
            }
        });
    }

    private void rewrite(TelemetryStore store, Random random) {
        CallFilter filter = CallFilter.ALL.agent(oneOf(random, null, "ann", "bob"));
        String task = oneOf(random, null, "t1", "t9");
        UnaryOperator<Invocation> change = call -> call.toBuilder()
                .task(task, task == null ? null : TaskLink.INFERRED)
                .build();
        store.rewrite(filter, change);
        model.replaceAll((id, call) -> filter.test(call) && !forgotten.contains(id) ? change.apply(call) : call);
    }

    private void forget(TelemetryStore store, Random random) {
        Instant before = START.plus(Duration.ofHours(random.nextInt(40)));
        long expected = model.entrySet().stream()
                .filter(entry -> entry.getValue().timestamp().isBefore(before) && forgotten.add(entry.getKey()))
                .count();
        assertThat(store.forget(before)).isEqualTo(expected);
    }

    private void check(TelemetryStore store) {
        for (ZoneId zone : ZONES) {
            for (By by : By.values()) {
                CostQuery query = CostQuery.by(by, zone);
                if (by != By.SESSION) {
                    assertSame(store, query);
                    Instant from = By.HOUR.begin(START.plus(Duration.ofHours(20)), zone);
                    assertSame(
                            store,
                            query.between(from, from.plus(Duration.ofDays(1))).of("p"));
                }
            }
            assertSame(store, CostQuery.by(By.DAY, zone).splitBy(By.TOOL));
        }
    }

    private void assertSame(TelemetryStore store, CostQuery query) {
        assertThat(store.costs(query)).as("%s", query).isEqualTo(query.over(model.values()));
    }

    private static Invocation call(String id, Random random) {
        return Invocation.at(START.plusMillis(random.nextLong(Duration.ofDays(3).toMillis())))
                .invocationId(id)
                .taskId(oneOf(random, null, "t1", "t2"))
                .agentName(oneOf(random, null, "ann", "bob"))
                .toolName(oneOf(random, null, "codex", "claude-code"))
                .modelName(oneOf(random, null, "small", "large"))
                .project(oneOf(random, null, "p", "q"))
                .tokens(new Tokens(random.nextInt(1_000), random.nextInt(100), random.nextInt(9), random.nextInt(9)))
                .reportedMicros(random.nextInt(3) == 0 ? null : (long) random.nextInt(1_000_000))
                .latencyMs(random.nextInt(3) == 0 ? null : (long) random.nextInt(100_000))
                .status(Status.values()[random.nextInt(3)])
                .build();
    }

    private static @Nullable String oneOf(Random random, @Nullable String... names) {
        return names[random.nextInt(names.length)];
    }
}

package dev.lanecast.core.contract;

import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Invocation.Status;
import dev.lanecast.core.telemetry.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Calls of all kinds over some days in which clocks change, always the same. */
final class SampleCalls {

    /** Not on a quarter of an hour. */
    static final Instant FROM = Instant.parse("2026-04-02T10:20:30.5Z");

    static final Instant TO = Instant.parse("2026-04-06T10:21:00.000001Z");

    private static final Instant START = Instant.parse("2026-04-01T00:00:00Z");

    private SampleCalls() {}

    static List<Invocation> all() {
        Random random = new Random(42);
        List<Invocation> calls = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            calls.add(call(i, random));
        }
        return List.copyOf(calls);
    }

    private static Invocation call(int number, Random random) {
        long millis = random.nextLong(Duration.ofDays(7).toMillis());
        return Invocation.at(START.plusMillis(millis))
                .invocationId("call " + number)
                .sessionId(oneOf(random, null, "s1", "s2"))
                .taskId(oneOf(random, null, "t1", "t2", "t3"))
                .agentName(oneOf(random, null, "ann", "bob"))
                .toolName(oneOf(random, null, "claude-code", "codex"))
                .modelName(oneOf(random, null, "small", "large"))
                .tokens(new Tokens(random.nextInt(1_000), random.nextInt(100), random.nextInt(5_000), 7))
                .reportedMicros(random.nextInt(5) == 0 ? null : (long) random.nextInt(1_000_000))
                .latencyMs(random.nextInt(5) == 0 ? null : (long) random.nextInt(60_000))
                .status(Status.values()[random.nextInt(3)])
                .project(oneOf(random, null, "p", "q"))
                .build();
    }

    private static @Nullable String oneOf(Random random, @Nullable String... names) {
        return names[random.nextInt(names.length)];
    }
}

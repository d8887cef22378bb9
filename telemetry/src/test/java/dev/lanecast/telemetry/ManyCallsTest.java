package dev.lanecast.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.CallFilter;
import dev.lanecast.core.telemetry.CallQuery;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink.Receipt;
import dev.lanecast.core.telemetry.Spend;
import dev.lanecast.core.telemetry.TaskRef;
import dev.lanecast.core.telemetry.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that are written together, more than one statement takes. */
class ManyCallsTest {

    private static final int MANY = 100;

    private static final List<String> TEXTS = List.of(
            "", "'", "\"", "\\", "a\0b", "\0", "?1, NULL); --", "\ud83d\ude00 \u00e9", "\uffff", "x".repeat(100_000));

    @TempDir
    Path directory;

    @Test
    void keepsEveryTextAndNumberAsItWas() {
        List<Invocation> calls =
                IntStream.range(0, MANY).mapToObj(ManyCallsTest::odd).toList();
        try (TelemetryStore store = open()) {
            store.append(calls);

            List<Invocation> newestFirst = new ArrayList<>(calls(store));
            Collections.reverse(newestFirst);
            assertThat(newestFirst.equals(calls)).isTrue();
        }
    }

    @Test
    void tellsNewOnesFromThoseThatAreKnownAmongThem() {
        List<Invocation> calls = numbered(0, MANY);
        List<Invocation> known =
                IntStream.range(0, MANY / 3).mapToObj(i -> calls.get(3 * i)).toList();
        List<Invocation> twice = Stream.concat(calls.stream(), calls.stream()).toList();
        try (TelemetryStore store = open()) {
            assertThat(store.append(known)).isEqualTo(new Receipt(33, 0));
            assertThat(store.append(twice)).isEqualTo(new Receipt(67, 133));
            assertThat(store.append(twice)).isEqualTo(new Receipt(0, 200));

            assertThat(calls(store)).containsExactlyInAnyOrderElementsOf(calls);
            assertThat(store.spend()).isEqualTo(spend(MANY));
        }
    }

    @Test
    void changesManyThatAreKnown() {
        List<Invocation> calls = numbered(0, MANY);
        try (TelemetryStore store = open()) {
            store.append(calls);
            store.append(calls.stream()
                    .map(call -> call.toBuilder().branch("main").build())
                    .toList());
            assertThat(calls(store)).hasSize(MANY).allMatch(call -> "main".equals(call.branch()));

            store.rewrite(
                    CallFilter.ALL, call -> call.toBuilder().branch("other").build());
            assertThat(calls(store)).hasSize(MANY).allMatch(call -> "other".equals(call.branch()));
            assertThat(store.spend()).isEqualTo(spend(MANY));
        }
    }

    @Test
    void writesItsLogBackBesideTheCallers() throws IOException {
        try (TelemetryStore store = open()) {
            for (int from = 0; from < 8_000; from += 1_000) {
                store.append(numbered(from, from + 1_000));
            }
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (Files.size(file()) < 500_000 && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }

            assertThat(Files.size(file())).isGreaterThanOrEqualTo(500_000);
            assertThat(store.changedElsewhere()).isFalse();
            assertThat(store.spend()).isEqualTo(spend(8_000));
        }
    }

    private TelemetryStore open() {
        return Calls.open(file());
    }

    private Path file() {
        return directory.resolve("telemetry.db");
    }

    private static List<Invocation> calls(TelemetryStore store) {
        return store.calls(new CallQuery(CallFilter.ALL, 2 * MANY, null)).calls();
    }

    private static Map<TaskRef, Spend> spend(int calls) {
        return Map.of(new TaskRef(null, "task"), new Spend(calls, calls, 0));
    }

    private static List<Invocation> numbered(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> Calls.call("call " + i)).toList();
    }

    private static Invocation odd(int number) {
        String text = TEXTS.get(number % TEXTS.size());
        boolean bare = number % 7 == 0;
        return Invocation.at(Calls.NOON)
                .invocationId(number + text)
                .sessionId(bare ? null : text)
                .taskId(bare ? null : text)
                .agentName(text)
                .modelName(bare ? null : text)
                .tokens(new Tokens(number, 1, (1L << 53) + number, 0))
                .reportedMicros(bare ? null : (1L << 56) + number)
                .latencyMs(bare ? null : Long.MAX_VALUE - number)
                .errorMessage(text)
                .project(text)
                .branch(text)
                .build();
    }
}

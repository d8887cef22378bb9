package dev.lanecast.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.CountedUse;
import dev.lanecast.core.telemetry.CounterReading;
import dev.lanecast.core.telemetry.CounterReading.Kind;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Tokens;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountersTest {

    @TempDir
    Path directory;

    private TelemetryStore store;

    @BeforeEach
    void open() {
        store = Calls.open(directory.resolve("telemetry.db"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void addsUpWhatCameSinceTheLastTimeHoweverOftenItIsTold() {
        List<CounterReading> readings = new ArrayList<>();
        for (int minute = 0; minute < 30; minute++) {
            CounterReading reading = reading("a", minute, minute + 1, Kind.COMPLETION, 10);
            readings.addAll(List.of(reading, reading));
        }
        Collections.shuffle(readings, new Random(3));
        readings.forEach(reading -> store.count(List.of(reading)));
        assertThat(tokens()).isEqualTo(new Tokens(0, 300, 0, 0));
    }

    @Test
    void takesTheLastOfWhatCameSinceTheStart() {
        store.count(List.of(
                reading("a", 0, 1, Kind.PROMPT, 10),
                reading("a", 0, 3, Kind.PROMPT, 40),
                reading("a", 0, 2, Kind.PROMPT, 25),
                reading("a", 0, 3, Kind.PROMPT, 40),
                reading("b", 0, 3, Kind.PROMPT, 7)));
        assertThat(tokens()).isEqualTo(new Tokens(47, 0, 0, 0));
    }

    @Test
    void addsUpCountersThatBeginAnew() {
        store.count(List.of(reading("a", 0, 1, Kind.PROMPT, 100), reading("a", 0, 2, Kind.PROMPT, 30)));
        store.count(List.of(reading("a", 0, 3, Kind.PROMPT, 35), reading("a", 5, 6, Kind.PROMPT, 1_000)));
        assertThat(tokens()).isEqualTo(new Tokens(1_135, 0, 0, 0));
    }

    @Test
    void takesTheCacheOutOfAPromptThatHoldsIt() {
        store.count(List.of(
                reading("a", 0, 1, Kind.PROMPT_WITH_CACHE, 5_000),
                reading("b", 0, 1, Kind.CACHE_READ, 3_000),
                reading("c", 0, 1, Kind.CACHE_WRITE, 20),
                reading("d", 0, 2, Kind.COST, 12_345)));
        assertThat(store.counted())
                .containsExactly(new CountedUse(
                        "session",
                        "agent",
                        "tool",
                        "provider",
                        "model",
                        null,
                        at(0),
                        at(2),
                        new Tokens(2_000, 0, 3_000, 20),
                        12_345L));
    }

    @Test
    void showsNothingOfASessionWhoseCallsAreKnownThoughTheyBeForgotten() {
        store.count(List.of(reading("a", 0, 1, Kind.PROMPT, 10)));
        store.append(List.of(Invocation.at(at(1)).sessionId("session").build()));
        assertThat(store.counted()).isEmpty();
        store.forget(at(2));
        assertThat(store.counted()).isEmpty();
    }

    @Test
    void isInNoTotal() {
        store.count(List.of(reading("a", 0, 1, Kind.PROMPT, 10), reading("b", 0, 1, Kind.COST, 10)));
        assertThat(store.summary(at(1), ZoneOffset.UTC).costs().total()).isZero();
        assertThat(store.since(0, 1).count()).isZero();
    }

    private Tokens tokens() {
        assertThat(store.counted()).hasSize(1);
        return store.counted().get(0).tokens();
    }

    private static Instant at(int minute) {
        return Calls.NOON.plusSeconds(minute * 60L);
    }

    private static CounterReading reading(String series, int start, int end, Kind kind, long amount) {
        return new CounterReading(
                series, at(start), at(end), "session", "agent", "tool", "provider", "model", null, kind, amount);
    }
}

package dev.lanecast.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.fixture.LongRun;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.Spend;
import dev.lanecast.core.telemetry.TaskRef;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class SharedFileTest {

    @TempDir
    Path directory;

    @Test
    void twoProcessesThatWriteAtOnceLoseNothingAndDoubleNothing() throws Exception {
        Path file = directory.resolve("telemetry.db");
        Process left = WriterProcess.start(file, "left", 300);
        Process right = WriterProcess.start(file, "right", 300);
        assertThat(acknowledged(left)).isEqualTo(300);
        assertThat(acknowledged(right)).isEqualTo(300);
        assertThat(left.waitFor() + right.waitFor()).isZero();

        // Each list has one call that both processes report, and others that only one does.
        long calls = 300 + 2 * 300 * (WriterProcess.LIST_SIZE - 1);
        assertHolds(file, calls);
    }

    @Test
    void aKilledProcessLosesNothingThatItAcknowledged() throws Exception {
        for (int run = 1; run <= LongRun.choose(5, 50); run++) {
            Path file = directory.resolve("telemetry-" + run + ".db");
            int lists = acknowledgedUntilKilled(WriterProcess.start(file, "run", Integer.MAX_VALUE), run * 37);
            try (TelemetryStore store = Calls.open(file)) {
                // The last list may be committed, but its acknowledgement lost.
                assertThat(store.since(0, 0).count())
                        .isIn((long) lists * WriterProcess.LIST_SIZE, (lists + 1L) * WriterProcess.LIST_SIZE);
                for (int list = 0; list <= lists; list++) {
                    store.append(WriterProcess.calls("run", list));
                }
            }
            assertHolds(file, (lists + 1L) * WriterProcess.LIST_SIZE);
        }
    }

    @Test
    void manyMayMakeTheFileAtOnce() throws Exception {
        for (int round = 0; round < 100; round++) {
            Path file = directory.resolve("telemetry-" + round + ".db");
            ExecutorService threads = Executors.newFixedThreadPool(6);
            CyclicBarrier start = new CyclicBarrier(6);
            List<Future<Integer>> accepted = IntStream.range(0, 6)
                    .mapToObj(thread -> threads.submit(() -> openAndAppend(file, thread, start)))
                    .toList();
            for (Future<Integer> one : accepted) {
                assertThat(one.get()).isEqualTo(1);
            }
            threads.shutdown();
            assertHolds(file, 6);
        }
    }

    @Test
    void noticesWhatAnotherOneKept() {
        Path file = directory.resolve("telemetry.db");
        try (TelemetryStore mine = Calls.open(file);
                TelemetryStore other = Calls.open(file)) {
            assertThat(mine.changed()).isFalse();
            other.append(List.of(Calls.call("a")));
            assertThat(mine.changed()).isTrue();
            assertThat(mine.changed()).isFalse();
            assertThat(mine.since(0, 1).newest()).containsExactly(Calls.call("a"));

            assertThat(mine.changedElsewhere()).isTrue();
            mine.append(List.of(Calls.call("b")));
            assertThat(mine.changedElsewhere()).isFalse();
            assertThat(other.changedElsewhere()).isTrue();
        }
    }

    @Test
    void takesAnyNameForItsFile() {
        Path file = directory.resolve("100% of #1 ?mode=memory&é.db");
        Calls.open(file).close();
        assertThat(file).isRegularFile();
        try (TelemetryStore store = Calls.open(file)) {
            assertThat(store.location()).isEqualTo(file.toString());
        }
    }

    private static int openAndAppend(Path file, int number, CyclicBarrier start) throws Exception {
        start.await();
        try (TelemetryStore store = Calls.open(file)) {
            return store.append(List.of(Calls.call("call " + number))).accepted();
        }
    }

    private static int acknowledged(Process writer) throws IOException {
        try (BufferedReader lines = writer.inputReader()) {
            return (int) lines.lines().count();
        }
    }

    private static int acknowledgedUntilKilled(Process writer, int lists) throws Exception {
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader lines = writer.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                acknowledged.add(line);
                if (acknowledged.size() == lists) {
                    writer.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(writer.waitFor()).isNotZero();
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(lists);
        return acknowledged.size();
    }

    /** The rows and the tables of sums tell the same. */
    private static void assertHolds(Path file, long calls) {
        try (TelemetryStore store = Calls.open(file)) {
            assertThat(store.since(0, 0).count()).isEqualTo(calls);
            assertThat(store.spend()).isEqualTo(Map.of(new TaskRef(null, "task"), new Spend(calls, calls, 0)));
            assertThat(store.summary(Calls.NOON, ZoneOffset.UTC).costs())
                    .extracting("today", "month", "total")
                    .containsOnly(calls);
        }
    }
}

package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lanecast.core.error.StorageException;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {

    private static final int MEGABYTE = 1024 * 1024;
    private static final Invocation CALL = Invocation.at(Instant.EPOCH).build();
    private static final List<Invocation> MANY = Collections.nCopies(1_000, CALL);

    @TempDir
    Path temp;

    @Test
    void takesEachCallOnceHoweverOftenItIsAsked() throws IOException {
        Path files = Files.createDirectories(temp.resolve("sessions/a"));
        Files.writeString(files.resolve("one.jsonl"), line("req-1", 3) + line("req-1", 30) + line("req-2", 5));
        Files.writeString(files.resolve("two.jsonl"), line("req-2", 5) + line("req-3", 7));
        assertThat(imported(files)).isEqualTo(done("Read 2 files (0.0 MB): 3 new calls, 1 report of a known one."));
        assertThat(imported(files)).isEqualTo(done("Read 2 files (0.0 MB): 0 new calls, 4 reports of known ones."));
        assertThat(imported(files.resolve("two.jsonl")).out())
                .isEqualTo("Read 1 file (0.0 MB): 0 new calls, 2 reports of known ones." + System.lineSeparator());
    }

    @Test
    void leavesThePriceOfAKnownCallToReprice() throws IOException {
        Path file = temp.resolve("one.jsonl");
        Files.writeString(file, line("req-1", 1_000_000));
        Path dear = prices("dear.yaml", 9);
        Path cheap = prices("cheap.yaml", 2);
        assertThat(imported(file, "--config", dear).code()).isZero();
        assertThat(imported(file, "--config", cheap).code()).isZero();
        assertThat(costs()).contains("$9.00").doesNotContain("$2.00");
        Ran ran = Ran.lanecast("costs", "reprice", "--db", temp.resolve("calls.db"), "--config", cheap);
        assertThat(ran.out()).startsWith("1 call has another price.");
        assertThat(costs()).contains("$2.00").doesNotContain("$9.00");
    }

    private Path prices(String name, int output) throws IOException {
        return Files.writeString(
                temp.resolve(name), "prices:\n  - model: m\n    input: 1\n    output: " + output + "\n");
    }

    private String costs() {
        return Ran.lanecast("costs", "--db", temp.resolve("calls.db")).out();
    }

    @Test
    void makesNoDatabaseForAConfigurationWithFaults() throws IOException {
        Path file = temp.resolve("one.jsonl");
        Files.writeString(file, line("req-1", 3));
        Path config = Files.writeString(temp.resolve("bad.yaml"), "lannes: []\n");
        Ran ran = imported(file, "--config", config);
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err()).contains("lannes");
        assertThat(temp.resolve("calls.db")).doesNotExist();
        Ran recorded = Ran.lanecast("record", "--model=m", "--db", temp.resolve("calls.db"), "--config", config);
        assertThat(recorded.code()).isEqualTo(3);
        assertThat(recorded.err()).contains("lannes");
        assertThat(temp.resolve("calls.db")).doesNotExist();
    }

    @Test
    void leavesOutACallOfTheFarFutureAndSaysSo() throws IOException {
        Path file = temp.resolve("one.jsonl");
        Files.writeString(file, line("req-1", 3) + line("req-2", 5).replace("2026-11-20", "9999-11-20"));
        assertThat(imported(file))
                .isEqualTo(done("Read 1 file (0.0 MB): 1 new call, 0 reports of known ones."
                        + " Left out 1 with a time or a number that cannot be right."));
    }

    @Test
    void saysOneInTheSingular() throws IOException {
        Path file = temp.resolve("one.jsonl");
        Files.writeString(file, line("req-1", 3) + line("req-2", 5) + line("req-1", 3));
        assertThat(imported(file)).isEqualTo(done("Read 1 file (0.0 MB): 2 new calls, 1 report of a known one."));
    }

    @Test
    void saysThatThereIsNothingToImport() {
        Ran ran = imported(temp.resolve("missing"));
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err().lines())
                .containsExactly("Found no files of [claude] in [" + temp.resolve("missing")
                        + "]; name the place after the agent, as in [lanecast import claude PATH]");
        assertThat(temp.resolve("calls.db")).doesNotExist();
    }

    @Test
    void drawsABarOnATerminal() {
        StringWriter shown = new StringWriter();
        ImportProgress progress = progress(shown, true);
        progress.progress(2, 0, 4 * MEGABYTE);
        progress.progress(2, 2 * MEGABYTE, 4 * MEGABYTE);
        progress.progress(2, 2 * MEGABYTE + 1, 4 * MEGABYTE);
        progress.calls(List.of(CALL));
        progress.progress(2, 4 * MEGABYTE, 4 * MEGABYTE);
        assertThat(progress.summary()).isEqualTo("Read 2 files (4.0 MB): 1 new call, 0 reports of known ones.");
        assertThat(shown)
                .hasToString("\r[" + " ".repeat(30) + "] 0% of 4.0 MB"
                        + "\r[" + "#".repeat(15) + " ".repeat(15) + "] 50% of 4.0 MB"
                        + "\r[" + "#".repeat(30) + "] 100% of 4.0 MB" + System.lineSeparator());
    }

    @Test
    void writesALineNowAndThenElsewhere() {
        StringWriter shown = new StringWriter();
        ImportProgress progress = progress(shown, false);
        for (int megabytes = 0; megabytes <= 150; megabytes++) {
            progress.progress(1, (long) megabytes * MEGABYTE, 150L * MEGABYTE);
        }
        progress.summary();
        assertThat(shown.toString().lines())
                .containsExactly("Read 64.0 of 150.0 MB, 0 new calls", "Read 128.0 of 150.0 MB, 0 new calls");
    }

    @Test
    void readsOnWhileCallsAreRecordedAndSaysWhatBecameOfThem() {
        CountDownLatch recording = new CountDownLatch(1);
        InvocationSink slow = calls -> {
            await(recording);
            return new InvocationSink.Receipt(1, calls.size() - 1);
        };
        try (ImportProgress progress = new ImportProgress(slow, new PrintWriter(new StringWriter()), false)) {
            progress.calls(MANY);
            progress.calls(MANY);
            progress.calls(List.of(CALL));
            progress.progress(1, MEGABYTE, MEGABYTE);
            recording.countDown();
            assertThat(progress.summary()).isEqualTo("Read 1 file (1.0 MB): 3 new calls, 1998 reports of known ones.");
            assertThat(progress.summary()).contains(": 3 new calls, 1998 reports");
        }
    }

    @Test
    void endsTheReadingWithTheFaultOfWhatWasHandedOnBefore() {
        InvocationSink full = calls -> {
            throw new StorageException("The disk is full");
        };
        try (ImportProgress progress = new ImportProgress(full, new PrintWriter(new StringWriter()), false)) {
            assertThatThrownBy(() -> IntStream.range(0, 100).forEach(i -> progress.calls(MANY)))
                    .isInstanceOf(StorageException.class)
                    .hasMessage("The disk is full");
            assertThatThrownBy(progress::summary).isInstanceOf(StorageException.class);
        }
    }

    @Test
    void holdsOnlyAFewBatchesThatWait() throws InterruptedException {
        AtomicInteger handed = new AtomicInteger();
        AtomicReference<Thread> feeder = new AtomicReference<>();
        List<Integer> ahead = new CopyOnWriteArrayList<>();
        InvocationSink slow = calls -> {
            while (feeder.get().getState() != Thread.State.WAITING
                    && feeder.get().isAlive()) {
                Thread.onSpinWait();
            }
            ahead.add(handed.get());
            return new InvocationSink.Receipt(calls.size(), 0);
        };
        try (ImportProgress progress = new ImportProgress(slow, new PrintWriter(new StringWriter()), false)) {
            feeder.set(new Thread(() -> IntStream.range(0, 20).forEach(i -> {
                progress.calls(MANY);
                handed.incrementAndGet();
            })));
            feeder.get().start();
            feeder.get().join();
            assertThat(progress.summary()).contains("20000 new calls");
        }
        assertThat(ahead.get(0)).isBetween(1, 3);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ImportProgress progress(StringWriter shown, boolean terminal) {
        return new ImportProgress(
                calls -> new InvocationSink.Receipt(calls.size(), 0), new PrintWriter(shown), terminal);
    }

    private Ran imported(Path path, Object... more) {
        Object[] all = {"import", "claude", path, "--db", temp.resolve("calls.db")};
        return Ran.lanecast(Stream.of(all, more).flatMap(Stream::of).toArray());
    }

    private static Ran done(String line) {
        return new Ran(0, line + System.lineSeparator(), "");
    }

    private static String line(String id, int tokens) {
        return "{\"type\":\"assistant\",\"timestamp\":\"2026-11-20T10:00:00Z\",\"sessionId\":\"s\",\"requestId\":\""
                + id
                + "\",\"message\":{\"id\":\"msg-" + id + "\",\"model\":\"m\",\"usage\":{\"output_tokens\":" + tokens
                + "}}}\n";
    }
}

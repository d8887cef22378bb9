package dev.lanecast.core.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.error.StorageException;
import dev.lanecast.core.fixture.MemoryStore;
import dev.lanecast.core.spi.FileState;
import dev.lanecast.core.spi.InvocationSource;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink;
import dev.lanecast.core.telemetry.InvocationSink.Receipt;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TranscriptFeedTest {

    private final BlockingQueue<String> recorded = new LinkedBlockingQueue<>();
    private final MemoryStore store = new MemoryStore();
    private final AtomicLong nanos = new AtomicLong();
    private final PausesOnly pauses = new PausesOnly();

    @Test
    void asksEverySourceAgainAndAgain() throws InterruptedException {
        try (TranscriptFeed feed = new TranscriptFeed(
                List.of(new Numbered("a", turn -> {}), new Numbered("b", turn -> {})), this::record, store)) {
            feed.start();
            assertThat(take(4)).containsExactly("a1", "b1", "a2", "b2");
        }
    }

    @Test
    void oneThatFailsIsAskedAgainAndHoldsUpNoOther() throws InterruptedException {
        Logger log = Logger.getLogger(TranscriptFeed.class.getName());
        log.setLevel(Level.OFF);
        InvocationSource failing = new Numbered("a", turn -> {
            if (turn == 1) {
                throw new StorageException("The disk is full");
            }
        });
        try (TranscriptFeed feed =
                new TranscriptFeed(List.of(failing, new Numbered("b", turn -> {})), this::record, store)) {
            feed.start();
            assertThat(take(3)).containsExactly("b1", "a2", "b2");
        } finally {
            log.setLevel(null);
        }
    }

    @Test
    void recordsNothingOnceItIsClosed() throws InterruptedException {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        TranscriptFeed feed = new TranscriptFeed(
                List.of(new Numbered("a", turn -> {
                    reading.countDown();
                    awaitQuietly(closing);
                })),
                this::record,
                store);
        feed.start();
        reading.await();
        Thread closer = new Thread(feed::close);
        closer.start();
        while (closer.getState() != Thread.State.TIMED_WAITING && closer.isAlive()) {
            Thread.onSpinWait();
        }
        closing.countDown();
        closer.join();
        assertThat(recorded).isEmpty();
    }

    @Test
    void isNeverBlindForLongHoweverLongTheFirstReadingTook() {
        look(turn -> nanos.addAndGet(TimeUnit.MINUTES.toNanos(10)), calls -> new Receipt(1, 0));
        look(turn -> nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(100)), calls -> new Receipt(1, 0));
        look(turn -> nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(1)), calls -> new Receipt(1, 0));
        assertThat(pauses.millis).containsExactly(5_000L, 2_000L, 1_000L);
    }

    @Test
    void doesNotTakeABusyDatabaseForALongReading() {
        look(turn -> {}, calls -> {
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(10));
            return new Receipt(1, 0);
        });
        assertThat(pauses.millis).containsExactly(1_000L);
    }

    @Test
    void knowsWhichFilesAnEarlierProcessRead() {
        FileState first = new FileState(Path.of("a"), "1", 10, 100);
        FileState grown = new FileState(Path.of("a"), "1", 20, 200);
        List<Boolean> known = new ArrayList<>();
        look(new Remembering(first, known));
        look(new Remembering(first, known));
        look(new Remembering(grown, known));
        assertThat(known).containsExactly(false, true, false);
        assertThat(store.filesRead()).containsExactly(grown);
    }

    private void look(IntConsumer before, InvocationSink recorder) {
        new TranscriptFeed(List.of(new Numbered("a", before)), recorder, store, nanos::get, pauses).start();
    }

    private void look(InvocationSource source) {
        new TranscriptFeed(List.of(source), this::record, store, nanos::get, pauses).start();
    }

    private Receipt record(List<Invocation> calls) {
        calls.forEach(call -> recorded.add(String.valueOf(call.invocationId())));
        return new Receipt(calls.size(), 0);
    }

    private List<String> take(int count) throws InterruptedException {
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(recorded.poll(30, TimeUnit.SECONDS));
        }
        return taken;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A source that has one call each time. */
    private record Numbered(String name, IntConsumer before, AtomicInteger turns) implements InvocationSource {

        Numbered(String name, IntConsumer before) {
            this(name, before, new AtomicInteger());
        }

        @Override
        public List<Path> places() {
            return List.of(Path.of(name));
        }

        @Override
        public void read(Sink sink) {
            int turn = turns.incrementAndGet();
            before.accept(turn);
            sink.progress(1, 1, 1);
            sink.calls(List.of(
                    Invocation.at(Instant.EPOCH).invocationId(name + turn).build()));
        }
    }

    /** A source that has one file. */
    private record Remembering(FileState file, List<Boolean> known) implements InvocationSource {

        @Override
        public List<Path> places() {
            return List.of(file.file());
        }

        @Override
        public void read(Sink sink) {
            known.add(sink.isKnown(file));
            sink.finished(file);
        }
    }

    /** Does at once what is to be done at once, and of everything else only notes when it is due. */
    private static final class PausesOnly extends ScheduledThreadPoolExecutor {

        private final List<Long> millis = new ArrayList<>();

        PausesOnly() {
            super(0);
        }

        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            millis.add(unit.toMillis(delay));
            return super.schedule(() -> {}, 0, unit);
        }
    }
}

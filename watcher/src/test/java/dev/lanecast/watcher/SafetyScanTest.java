package dev.lanecast.watcher;

import static dev.lanecast.watcher.WatchedTree.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.board.Observation;
import dev.lanecast.core.spi.SourceHealth.Mode;
import dev.lanecast.core.spi.TaskSource;
import dev.lanecast.watcher.WatcherSettings.ModeChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hints are given by hand, and time is moved by hand: a hint for another path wakes the watch thread. */
@DisplayName("The safety scan")
class SafetyScanTest {

    @TempDir
    Path directory;

    private final AtomicLong ahead = new AtomicLong();
    private Path root;
    private BoardModel board;
    private StallingSink sink;
    private ManualChanges changes;
    private YamlTaskSource source;

    @BeforeEach
    void watchTheTree() throws Exception {
        root = directory.resolve("tree");
        WatchedTree.write(root.resolve("inbox/a.yaml"), task("a", "A"));
        InstantSource clock = InstantSource.offset(InstantSource.system(), Duration.ofHours(1));
        Time time = new Time(clock, () -> System.nanoTime() + ahead.get());
        board = new BoardModel(WatchedTree.settings(root).root());
        sink = new StallingSink(board);
        source = new YamlTaskSource(WatchedTree.settings(root), time, hints -> changes = new ManualChanges(hints));
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void leadsToPollingWhenOnlyItSawAChange() throws Exception {
        source.start(board);
        Files.writeString(root.resolve("inbox/a.yaml"), task("a", "Unheard of"));
        scan();
        board.await("it was seen", model -> hasTitle(model, "Unheard of"));
        assertThat(modeAfterPatience()).isEqualTo(Mode.POLL);
        assertThat(source.health().reason()).contains("without an event", "restart Lanecast");
    }

    @Test
    void leadsToPollingWhenOnlyItSawADeletion() throws Exception {
        source.start(board);
        Files.delete(root.resolve("inbox/a.yaml"));
        scan();
        source.flush();
        assertThat(board.tasks()).isEmpty();
        assertThat(modeAfterPatience()).isEqualTo(Mode.POLL);
    }

    @Test
    void trustsAHintThatComesAfterIt() throws Exception {
        WatchedTree.write(directory.resolve("outside/old.yaml"), task("old", "Old"));
        source.start(board);
        Files.move(directory.resolve("outside"), root.resolve("inbox/moved"));
        scan();
        board.await("it was seen", model -> model.tasks().containsKey("inbox/moved/old.yaml"));
        changes.hints.changed("inbox/moved");
        assertThat(modeAfterPatience()).isEqualTo(Mode.NATIVE);
    }

    @Test
    void trustsAHintThatSaysThatOthersWereLost() throws Exception {
        source.start(board);
        Files.delete(root.resolve("inbox/a.yaml"));
        scan();
        source.flush();
        changes.hints.lost("inbox", "an overflow");
        assertThat(modeAfterPatience()).isEqualTo(Mode.NATIVE);
    }

    /** The hint is there, but waits behind a board that takes its time while the scan falls due. */
    @Test
    void trustsAHintThatWaitsStill() throws Exception {
        source.start(sink);
        WatchedTree.write(root.resolve("inbox/c.yaml"), task("c", "C"));
        changes.hints.changed("inbox/c.yaml");
        sink.stalled().await();
        Files.writeString(root.resolve("inbox/a.yaml"), task("a", "Told of"));
        changes.hints.changed("inbox/a.yaml");
        ahead.set(Duration.ofHours(1).toNanos());
        sink.released().countDown();
        board.await("it was seen", model -> hasTitle(model, "Told of"));
        assertThat(modeAfterPatience()).isEqualTo(Mode.NATIVE);
    }

    /** The system tells nothing of it, and it changes nothing of the task. */
    @Test
    void takesAFurtherLinkToAFileForNoChange() throws Exception {
        source.start(board);
        Files.createLink(directory.resolve("backup.yaml"), root.resolve("inbox/a.yaml"));
        scan();
        source.flush();
        assertThat(modeAfterPatience()).isEqualTo(Mode.NATIVE);
        assertThat(board.events()).isEmpty();
    }

    /** Each look at the time makes it a minute later until the tree has been scanned for the first time. */
    @Test
    void comesAMinuteAfterAStartHoweverLongThatTook() throws Exception {
        AtomicLong now = new AtomicLong();
        AtomicLong step = new AtomicLong(Duration.ofMinutes(1).toNanos());
        Time time = new Time(InstantSource.system(), () -> now.addAndGet(step.get()));
        source = new YamlTaskSource(WatchedTree.settings(root), time, hints -> changes = new ManualChanges(hints));
        source.start(new TaskSource.Sink() {

            @Override
            public void scanned(Collection<? extends Observation> observations) {
                step.set(0);
                board.scanned(observations);
            }

            @Override
            public void observed(Observation observation) {
                board.observed(observation);
            }
        });
        Files.writeString(root.resolve("inbox/a.yaml"), task("a", "Unheard of"));
        now.addAndGet(Duration.ofSeconds(61).toNanos());
        changes.hints.changed("inbox/none.yaml");
        board.await("it was seen", model -> hasTitle(model, "Unheard of"));
    }

    /** Seventy-five seconds for seven and a half thousand files, so that it takes less than a thousandth of a core. */
    @Test
    void comesTheLaterTheMoreFilesThereAre() throws Exception {
        for (int i = 0; i < 7_500; i++) {
            WatchedTree.write(root.resolve("done/t" + i + ".yaml"), "id: t" + i);
        }
        source.start(board);
        Files.writeString(root.resolve("inbox/a.yaml"), task("a", "Unheard of"));
        ahead.addAndGet(Duration.ofSeconds(65).toNanos());
        for (String hinted : List.of("x", "y")) {
            WatchedTree.write(root.resolve("inbox/" + hinted + ".yaml"), task(hinted, hinted));
            changes.hints.changed("inbox/" + hinted + ".yaml");
            board.await(hinted, model -> model.tasks().containsKey("inbox/" + hinted + ".yaml"));
        }
        assertThat(hasTitle(board, "A")).isTrue();
        ahead.addAndGet(Duration.ofSeconds(15).toNanos());
        changes.hints.changed("inbox/none.yaml");
        board.await("it was seen", model -> hasTitle(model, "Unheard of"));
    }

    /** Else it could not tell a scan that is due from one that must wait for the next look at the root. */
    @Test
    void doesNotKeepTheThreadBusyUntilItIsDue() throws Exception {
        AtomicLong looks = new AtomicLong();
        Time time = new Time(InstantSource.system(), () -> {
            looks.incrementAndGet();
            return System.nanoTime();
        });
        WatcherSettings polling = WatchedTree.settings(root).withMode(ModeChoice.POLL);
        try (YamlTaskSource polled = new YamlTaskSource(polling, time, ManualChanges::new)) {
            polled.start(board);
            for (String found : List.of("One", "Two")) {
                Files.writeString(root.resolve("inbox/a.yaml"), task("a", found));
                board.await("a poll found it", model -> hasTitle(model, found));
            }
        }
        assertThat(looks).hasValueLessThan(5_000);
    }

    private void scan() {
        ahead.addAndGet(Duration.ofHours(1).toNanos());
        changes.hints.changed("inbox/none.yaml");
    }

    private Mode modeAfterPatience() throws InterruptedException {
        source.flush();
        ahead.addAndGet(Duration.ofSeconds(3).toNanos());
        source.flush();
        return source.health().mode();
    }

    private static boolean hasTitle(BoardModel board, String title) {
        return board.tasks().get("inbox/a.yaml").title().equals(title);
    }
}

package dev.lanecast.watcher;

import static dev.lanecast.watcher.WatchedTree.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.fixture.LongRun;
import dev.lanecast.core.spi.Settings;
import dev.lanecast.core.spi.TaskSource;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("In a storm of changes")
class StormTest {

    @TempDir
    Path root;

    @Test
    void everyFileOfANewDirectoryIsFound() throws Exception {
        int files = LongRun.choose(1_500, 20_000);
        try (WatchedTree tree = WatchedTree.watch(root)) {
            for (int i = 0; i < files; i++) {
                tree.write("inbox/t" + i + ".yaml", task("t" + i, "Task"));
            }
            tree.board.await("all are there", board -> board.tasks().size() == files);
            tree.assertExact();
        }
    }

    /** The thread that drains the system's queue is held up, so that this one overflows really. */
    @Test
    void everyFileOfANewDirectoryIsFoundThoughTheSystemsQueueOverflowed() throws Exception {
        int files = LongRun.choose(1_500, 20_000);
        ReentrantLock drain = new ReentrantLock();
        try (WatchedTree tree = WatchedTree.watch(
                WatchedTree.settings(root),
                hints -> NativeChanges.open(FileSystems.getDefault(), held(hints, drain)))) {
            Files.createDirectories(root.resolve("inbox/new"));
            tree.flush();
            drain.lock();
            for (int i = 0; i < files; i++) {
                tree.write("inbox/new/t" + i + ".yaml", task("t" + i, "Task"));
            }
            drain.unlock();
            tree.board.await("all are there", board -> board.tasks().size() == files);
            tree.assertExact();
            assertThat(tree.source.health().resyncs()).isPositive();
            assertThat(tree.source.health().lastResync()).isNotNull();
            assertThat(tree.source.health().reason()).isNotBlank();
        }
    }

    @Test
    void aQueueOfSixteenEventsLosesNothingAndTheResyncIsCounted() throws Exception {
        int files = LongRun.choose(600, 20_000);
        for (int i = 0; i < 7; i++) {
            Files.createDirectories(root.resolve("done/agent-" + i));
        }
        ScarceChanges[] changes = new ScarceChanges[1];
        try (WatchedTree tree =
                WatchedTree.watch(WatchedTree.settings(root), hints -> changes[0] = new ScarceChanges(hints))) {
            for (int i = 0; i < files; i++) {
                tree.write("done/agent-" + i % 7 + "/t" + i + ".yaml", task("t" + i, "Task"));
            }
            changes[0].release();
            tree.awaitExact();
            tree.flush();
            assertThat(tree.source.health().resyncs()).isPositive();
            assertThat(tree.source.health().lastResync()).isNotNull();
            assertThat(tree.source.health().reason()).isNotBlank();
        }
    }

    /** The loss is told by hand, for every directory, as the system does when the kernel's queue overflows. */
    @Test
    void anOverflowLeadsToTheExactState() throws Exception {
        ManualChanges[] changes = new ManualChanges[1];
        try (WatchedTree tree =
                WatchedTree.watch(WatchedTree.settings(root), hints -> changes[0] = new ManualChanges(hints))) {
            tree.write("inbox/a.yaml", task("a", "A"));
            tree.write("assigned/ann/b.yaml", task("b", "B"));
            for (String directory : changes[0].watched) {
                changes[0].hints.lost(directory, "an overflow");
            }
            tree.awaitExact();
            assertThat(tree.board.tasks()).hasSize(2);
            tree.flush();
            assertThat(tree.source.health().resyncs()).isPositive();
            assertThat(tree.source.health().reason()).isEqualTo("an overflow");
        }
    }

    @Test
    void aStalledListenerEndsWithTheExactState() throws Exception {
        int files = LongRun.choose(2_000, 30_000);
        Duration stall = Duration.ofSeconds(LongRun.choose(0, 5));
        BoardModel board = new BoardModel(WatchedTree.settings(root).root());
        StallingSink sink = new StallingSink(board);
        try (TaskSource source = new YamlTaskSourceProvider()
                .create(Settings.defaults().with("source.root", root).with("source.project", "project"))) {
            source.start(sink);
            WatchedTree.write(root.resolve("inbox/first.yaml"), task("first", "First"));
            sink.stalled().await();
            long start = System.nanoTime();
            int written = 0;
            while (written < files || System.nanoTime() - start < stall.toNanos()) {
                String id = "t" + written % 1_500;
                WatchedTree.write(root.resolve("inbox/" + id + ".yaml"), task(id, "Task " + written++));
            }
            sink.released().countDown();
            source.flush();
            assertThat(board.tasks()).hasSize(1_501);
            String last = "inbox/t" + (written - 1) % 1_500 + ".yaml";
            assertThat(board.tasks().get(last).title()).isEqualTo("Task " + (written - 1));
        }
    }

    @Test
    void twoHundredFilesRewrittenFiveTimesAreNotStale() throws Exception {
        try (WatchedTree tree = WatchedTree.watch(root)) {
            for (int i = 0; i < 200; i++) {
                for (int version = 0; version < 5; version++) {
                    tree.write("inbox/t" + i + ".yaml", task("t" + i, "Version " + version));
                }
            }
            tree.board.await(
                    "no file is stale",
                    board -> board.tasks().size() == 200
                            && board.tasks().values().stream()
                                    .allMatch(task -> task.title().equals("Version 4")));
        }
    }

    @Test
    void aHundredWritesToOneFileEndWithTheLastAndFewEvents() throws Exception {
        try (WatchedTree tree = WatchedTree.watch(root)) {
            for (int i = 0; i < 100; i++) {
                tree.write("inbox/a.yaml", task("a", "Version " + i));
            }
            tree.board.await(
                    "the last is there",
                    board -> board.tasks().containsKey("inbox/a.yaml")
                            && board.tasks().get("inbox/a.yaml").title().equals("Version 99"));
            assertThat(tree.board.events()).hasSizeLessThan(100);
        }
    }

    @Test
    void directoriesMadeAndFilledAtOnceAreNotMissed() throws Exception {
        try (WatchedTree tree = WatchedTree.watch(root)) {
            for (int i = 0; i < 300; i++) {
                tree.write("assigned/agent-" + i + "/b/c/t.yaml", task("t" + i, "Deep"));
            }
            tree.board.await("all are there", board -> board.tasks().size() == 300);
        }
    }

    @Test
    void filesMadeDuringTheFirstScanAreNotMissed() throws Exception {
        for (int i = 0; i < 500; i++) {
            WatchedTree.write(root.resolve("done/old/t" + i + ".yaml"), task("old-" + i, "Old"));
        }
        CountDownLatch begun = new CountDownLatch(1);
        Thread writer = new Thread(() -> {
            try {
                for (int i = 0; i < 500; i++) {
                    WatchedTree.write(
                            root.resolve("assigned/new-" + i % 50 + "/t" + i + ".yaml"), task("n" + i, "New"));
                    begun.countDown();
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        writer.start();
        begun.await();
        try (WatchedTree tree = WatchedTree.watch(root)) {
            writer.join();
            tree.board.await("all are there", board -> board.tasks().size() == 1_000);
        }
    }

    @Test
    void aTreeTornDownAndBuiltAnewIsExact() throws Exception {
        try (WatchedTree tree = WatchedTree.watch(root)) {
            for (int round = 0; round < 20; round++) {
                Path lane = root.resolve("assigned");
                for (int i = 0; i < 30; i++) {
                    tree.write("assigned/a" + i % 3 + "/t" + i + ".yaml", task("t" + i, "Round " + round));
                }
                Files.move(lane, root.resolve("old-" + round));
            }
            tree.awaitExact();
            assertThat(tree.board.tasks()).isEmpty();
        }
    }

    private static ChangeSource.Hints held(ChangeSource.Hints hints, ReentrantLock lock) {
        return new ChangeSource.Hints() {

            @Override
            public void changed(String path) {
                await();
                hints.changed(path);
            }

            @Override
            public void lost(String directory, String reason) {
                await();
                hints.lost(directory, reason);
            }

            private void await() {
                lock.lock();
                lock.unlock();
            }
        };
    }
}

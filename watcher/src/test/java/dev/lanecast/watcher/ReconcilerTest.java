package dev.lanecast.watcher;

import static dev.lanecast.watcher.WatchedTree.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.board.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On one thread, with real files and time by hand. */
@DisplayName("What is told when")
class ReconcilerTest {

    private static final String PATH = "inbox/a.yaml";
    private static final long NEVER = Long.MAX_VALUE / 2;

    @TempDir
    Path root;

    private final List<Observation> told = new ArrayList<>();
    private Instant clock = Instant.EPOCH;
    private Duration step = Duration.ZERO;
    private long ticks;
    private Consumer<String> onWatch = directory -> {};
    private Path file;
    private Reconciler tree;

    @BeforeEach
    void lookAtTheTree() throws IOException {
        file = WatchedTree.write(root.resolve(PATH), task("a", "Old"));
        makeTheTree();
    }

    private void makeTheTree() {
        WatcherSettings settings = WatchedTree.settings(root);
        ManualChanges changes = new ManualChanges(new DirtySet(path -> true, () -> ticks)) {

            @Override
            public void watch(String directory, Path path) throws IOException {
                super.watch(directory, path);
                onWatch.accept(directory);
            }
        };
        changes.refused.add("assigned/refused");
        Time time = new Time(this::clock, () -> ticks);
        tree = new Reconciler(settings, new TaskFiles(settings), time, changes, told::add);
        tree.first();
        told.clear();
        pass(10);
    }

    @Test
    void aChangeIsReadAtOnce() throws IOException {
        save("New");
        hint();
        assertThat(titles()).containsExactly("New");
        assertThat(millisToNext()).isEqualTo(NEVER);
    }

    @Test
    void aSecondChangeWithinThreeMillisecondsWaitsUntilTheyAreOver() throws IOException {
        save("New");
        hint();
        save("Newer");
        pass(1);
        hint();
        save("Newest");
        hint();
        assertThat(titles()).containsExactly("New");
        assertThat(millisToNext()).isEqualTo(2);
        pass(2);
        tree.scheduled(false);
        assertThat(titles()).containsExactly("New", "Newest");
    }

    @Test
    void aFileSavedWithinTenMillisecondsOfItsReadIsReadOnceMore() throws IOException {
        FileTime modified = save("One");
        clock = changed().plusMillis(9);
        hint();
        Files.writeString(file, task("a", "Two"));
        Files.setLastModifiedTime(file, modified);
        assertThat(millisToNext()).isEqualTo(11);
        pass(11);
        tree.scheduled(false);
        assertThat(titles()).containsExactly("One", "Two");
    }

    /** Others that are read with it may take long. */
    @Test
    void aFileSavedWithinTenMillisecondsOfItsReadIsReadOnceMoreHoweverLateItIsTold() throws IOException {
        save("One");
        clock = changed().plusMillis(9);
        step = Duration.ofSeconds(1);
        hint();
        assertThat(millisToNext()).isEqualTo(11);
    }

    @Test
    void aFileSavedLongerAgoIsReadOnce() throws IOException {
        save("One");
        clock = changed().plusMillis(10);
        hint();
        assertThat(millisToNext()).isEqualTo(NEVER);
    }

    @Test
    void aYoungFileThatIsBrokenIsLookedAtFiveTimesMore() throws IOException {
        Files.writeString(file, "title: [");
        clock = changed().plusMillis(240);
        hint();
        for (long pause : new long[] {5, 10, 25, 50, 100}) {
            assertThat(told).isEmpty();
            assertThat(millisToNext()).isEqualTo(pause);
            pass(pause);
            tree.scheduled(false);
        }
        assertThat(told).singleElement().isInstanceOf(Observation.Broken.class);
    }

    @Test
    void aFileOfAQuarterOfASecondIsBrokenAtOnce() throws IOException {
        Files.writeString(file, "title: [");
        clock = Files.getLastModifiedTime(file).toInstant().plusMillis(250);
        hint();
        assertThat(told).singleElement().isInstanceOf(Observation.Broken.class);
    }

    @Test
    void aDeletionIsHeldForTwentyFiveMilliseconds() throws IOException {
        Files.delete(file);
        hint();
        assertThat(millisToNext()).isEqualTo(25);
        assertGoneAfter(25, false);
    }

    @Test
    void aDeletionInAStormIsHeldForHalfASecond() throws IOException {
        Files.delete(file);
        hint();
        assertGoneAfter(500, true);
    }

    @Test
    void aDeletionInAStormIsToldWhenItIsOver() throws IOException {
        Files.delete(file);
        hint();
        pass(100);
        tree.scheduled(true);
        assertThat(told).isEmpty();
        tree.scheduled(false);
        assertThat(told).containsExactly(new Observation.Gone(PATH));
    }

    @Test
    void aDeletionIsHeldForTenSecondsWhileGitHoldsItsLock() throws IOException {
        WatchedTree.write(root.resolve(".git/index.lock"), "");
        makeTheTree();
        Files.delete(file);
        hint();
        assertGoneAfter(10_000, false);
    }

    @Test
    void aDeletionIsToldAMomentAfterGitHasReleasedItsLock() throws IOException {
        Path lock = WatchedTree.write(root.resolve(".git/index.lock"), "");
        makeTheTree();
        Files.delete(file);
        hint();
        pass(5_000);
        tree.scheduled(false);
        Files.delete(lock);
        assertGoneAfter(25, false);
    }

    /** Its new path has no hint yet when the storm ends. */
    @Test
    void aMoveInAStormIsFoundByALook() throws IOException {
        move();
        hint();
        pass(500);
        tree.scheduled(true);
        assertThat(told).singleElement().isInstanceOfSatisfying(Observation.Present.class, present -> {
            assertThat(present.task().path()).isEqualTo("done/a.yaml");
            assertThat(present.from()).isEqualTo(PATH);
        });
    }

    /** The look finds its new path, but what is there is not whole yet. */
    @Test
    void aMoveInAStormIsOneThoughItsNewPathIsStillWritten() throws IOException {
        Path moved = move();
        Files.writeString(moved, "title: [");
        clock = Files.getLastModifiedTime(moved).toInstant();
        hint();
        pass(500);
        tree.scheduled(true);
        assertThat(told).isEmpty();
        Files.writeString(moved, task("a", "Whole"));
        pass(5);
        tree.scheduled(true);
        assertThat(told)
                .singleElement()
                .isInstanceOfSatisfying(
                        Observation.Present.class,
                        present -> assertThat(present.from()).isEqualTo(PATH));
    }

    @Test
    void aDeletionDoesNotWaitForAnotherFileThatIsStillWritten() throws IOException {
        Path second = WatchedTree.write(root.resolve("inbox/b.yaml"), task("b", "B"));
        tree.hinted(List.of("inbox/b.yaml"));
        told.clear();
        Path moved = move();
        Files.writeString(moved, "title: [");
        clock = Files.getLastModifiedTime(moved).toInstant();
        tree.hinted(List.of(PATH, "done/a.yaml"));
        for (long pause : new long[] {5, 10, 25}) {
            pass(pause);
            tree.scheduled(false);
        }
        Files.delete(second);
        tree.hinted(List.of("inbox/b.yaml"));
        assertThat(millisToNext()).isEqualTo(25);
        pass(25);
        tree.scheduled(false);
        assertThat(told).containsExactly(new Observation.Gone("inbox/b.yaml"));
    }

    @Test
    void looksForMovesInAStormLeaveRoomBetweenThem() throws IOException {
        Path second = WatchedTree.write(root.resolve("inbox/b.yaml"), task("b", "B"));
        tree.hinted(List.of("inbox/b.yaml"));
        told.clear();
        Files.delete(file);
        hint();
        pass(100);
        Files.delete(second);
        tree.hinted(List.of("inbox/b.yaml"));
        pass(400);
        tree.scheduled(true);
        assertThat(told).containsExactly(new Observation.Gone(PATH));
        pass(249);
        tree.scheduled(true);
        assertThat(told).hasSize(1);
        pass(1);
        tree.scheduled(true);
        assertThat(told).hasSize(2);
    }

    @Test
    void aFlushWaitsForAYoungFileToSettle() throws IOException {
        Files.writeString(file, "title: [");
        clock = changed();
        var settled = tree.flush();
        assertThat(settled.getAsBoolean()).isFalse();
        assertThat(told).isEmpty();
        save("Whole");
        pass(5);
        tree.scheduled(false);
        assertThat(settled.getAsBoolean()).isTrue();
        assertThat(titles()).containsExactly("Whole");
    }

    @Test
    void aFlushWaitsForAFileThatIsMovedAndNotYetWhole() throws IOException {
        Path moved = move();
        Files.writeString(moved, "title: [");
        clock = Files.getLastModifiedTime(moved).toInstant();
        var settled = tree.flush();
        assertThat(told).isEmpty();
        Files.delete(moved);
        pass(5);
        tree.scheduled(false);
        assertThat(settled.getAsBoolean()).isFalse();
        pass(30);
        tree.scheduled(false);
        assertThat(settled.getAsBoolean()).isTrue();
        assertThat(told).containsExactly(new Observation.Gone(PATH));
    }

    /** Some of them are seen before one of them, a directory by now, is watched; all go away just then. */
    @Test
    void aFlushDoesNotWaitForYoungFilesThatWentAwayBetweenALookAndTheRead() throws IOException {
        List<String> paths = Stream.of("b", "c", "d", "e", "f", "g", "h")
                .map(name -> "inbox/" + name + ".yaml")
                .toList();
        for (String path : paths) {
            clock = Files.getLastModifiedTime(WatchedTree.write(root.resolve(path), "title: ["))
                    .toInstant();
        }
        tree.hinted(paths);
        Path directory = root.resolve("inbox/e.yaml");
        Files.delete(directory);
        Files.createDirectory(directory);
        onWatch = watched -> paths.forEach(path -> root.resolve(path).toFile().delete());
        pass(5);
        tree.scheduled(false);
        assertThat(tree.flush().getAsBoolean()).isTrue();
    }

    @Test
    void aComparisonTellsWhatNoHintWasTakenOfButWhereNoneComes() throws IOException {
        WatchedTree.write(root.resolve("inbox/b.yaml"), task("b", "B"));
        WatchedTree.write(root.resolve("assigned/refused/c.yaml"), task("c", "C"));
        WatchedTree.write(root.resolve("assigned/refused/deep/d.yaml"), task("d", "D"));
        assertThat(tree.compare(List.of("")))
                .containsExactlyInAnyOrder("inbox/b.yaml", "assigned/refused/c.yaml", "assigned/refused/deep/d.yaml");
        WatchedTree.write(root.resolve("inbox/b.yaml"), task("b", "Newer"));
        Files.delete(root.resolve("assigned/refused/c.yaml"));
        WatchedTree.write(root.resolve("assigned/refused/deep/d.yaml"), task("d", "Newer"));
        assertThat(tree.compare(List.of(""))).containsExactly("inbox/b.yaml");
    }

    private Path move() throws IOException {
        Path moved = root.resolve("done/a.yaml");
        Files.createDirectories(moved.getParent());
        return Files.move(file, moved);
    }

    private Instant clock() {
        Instant now = clock;
        clock = clock.plus(step);
        return now;
    }

    private void assertGoneAfter(long millis, boolean busy) {
        pass(millis - 1);
        tree.scheduled(busy);
        assertThat(told).isEmpty();
        pass(1);
        tree.scheduled(busy);
        assertThat(told).containsExactly(new Observation.Gone(PATH));
    }

    private FileTime save(String title) throws IOException {
        Files.writeString(file, task("a", title));
        return Files.getLastModifiedTime(file);
    }

    private Instant changed() throws IOException {
        return ((FileTime) Files.getAttribute(file, "unix:ctime")).toInstant();
    }

    private void hint() {
        tree.hinted(List.of(PATH));
    }

    private void pass(long millis) {
        ticks += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private long millisToNext() {
        long next = tree.next(NEVER);
        return next == NEVER ? NEVER : TimeUnit.NANOSECONDS.toMillis(next - ticks);
    }

    private List<String> titles() {
        return told.stream()
                .map(Observation.Present.class::cast)
                .map(present -> present.task().title())
                .toList();
    }
}

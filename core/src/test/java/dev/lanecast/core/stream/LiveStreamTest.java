package dev.lanecast.core.stream;

import static dev.lanecast.core.fixture.Sample.ROOT;
import static dev.lanecast.core.fixture.Sample.START;
import static dev.lanecast.core.fixture.Sample.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.event.BoardEvent.TaskCreated;
import dev.lanecast.core.event.BoardEvent.TaskDeleted;
import dev.lanecast.core.event.CostEvent.TelemetryUpdate;
import dev.lanecast.core.event.Fact;
import dev.lanecast.core.event.Stamp;
import dev.lanecast.core.event.Subscription;
import dev.lanecast.core.fixture.Sample;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.task.TaskRoot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LiveStreamTest {

    private static final TaskRoot OTHER =
            new TaskRoot("other", Path.of("/other").toAbsolutePath());

    private final StreamRig rig = new StreamRig(ROOT);
    private final LiveStream stream = rig.stream;

    @Test
    void itIsReadyWhenEveryRootHasGivenItsBaseline() {
        StreamRig two = new StreamRig(ROOT, OTHER);
        CompletableFuture<Void> ready = two.stream.ready().toCompletableFuture();

        two.baseline(task("inbox/a.yaml"));
        assertThat(ready).isNotDone();
        two.accept(new TaskCreated(task("inbox/b.yaml")));
        two.stream.accept(new Fact.Baseline(new Stamp("other", "e", 1), START, OTHER, List.of(), List.of()));

        assertThat(ready).isCompleted();
        assertThat(two.stream.view().seq()).isZero();
        assertThat(two.stream.view().tasks().size()).isEqualTo(2);
        assertThat(two.stream.view().roots()).containsExactly(ROOT, OTHER);
    }

    @Test
    void aStreamWithoutRootsIsReadyAtOnce() {
        assertThat(new StreamRig().stream.ready().toCompletableFuture()).isCompleted();
    }

    @Test
    void numbersRiseByOneFromOne() {
        rig.baseline();
        rig.accept(new TaskCreated(task("inbox/a.yaml")));
        rig.accept(new TelemetryUpdate(3, List.of()));
        rig.accept(new TaskCreated(task("inbox/b.yaml")));

        assertThat(rig.after(0)).extracting(Numbered::seq).containsExactly(1L, 2L, 3L);
        assertThat(rig.after(2)).extracting(Numbered::seq).containsExactly(3L);
        assertThat(rig.after(3)).isEmpty();
        assertThat(stream.view().seq()).isEqualTo(3);
        assertThat(rig.after(0)).allSatisfy(event -> assertThat(event.at()).isEqualTo(START));
    }

    @Test
    void theEpochIsOpaqueAndOfThisLifeAlone() {
        assertThat(stream.view().epoch()).matches("[A-Za-z0-9_-]{1,64}");
        assertThat(new StreamRig(ROOT).stream.view().epoch())
                .isNotEqualTo(stream.view().epoch());
    }

    @Test
    void anAnswerHoldsAsManyAsAskedFor() {
        rig.baseline();
        create(5);

        Slice slice = stream.after(stream.view().epoch(), 1, 2);

        assertThat(((Slice.Events) slice).events()).extracting(Numbered::seq).containsExactly(2L, 3L);
    }

    @Test
    void positionsThatNeverWereAreGone() {
        rig.baseline();
        create(1);
        String epoch = stream.view().epoch();

        assertThat(stream.after("another", 0, 9)).isInstanceOf(Slice.Gone.class);
        assertThat(stream.after(epoch, -1, 9)).isInstanceOf(Slice.Gone.class);
        assertThat(stream.after(epoch, 2, 9)).isInstanceOf(Slice.Gone.class);
        assertThat(stream.after(epoch, Long.MAX_VALUE, 9)).isInstanceOf(Slice.Gone.class);
        assertThat(stream.after(epoch, 1, 9)).isInstanceOf(Slice.Events.class);
    }

    @Test
    void theOldestAreForgottenByNumber() {
        StreamRig small = new StreamRig(new LiveStream.Limits(3, 1_000_000), ROOT).baseline();
        create(small, 5);

        assertThat(small.after(2)).hasSize(3);
        assertThat(small.stream.after(small.stream.view().epoch(), 1, 9)).isInstanceOf(Slice.Gone.class);
    }

    @Test
    void theOldestAreForgottenByWeight() {
        StreamRig small = new StreamRig(new LiveStream.Limits(100, 250), ROOT).baseline();
        create(small, 5);

        assertThat(small.after(3)).hasSize(2);
        assertThat(small.stream.after(small.stream.view().epoch(), 2, 9)).isInstanceOf(Slice.Gone.class);
    }

    @Test
    void theNewestIsKeptHoweverHeavy() {
        StreamRig small = new StreamRig(new LiveStream.Limits(100, 1), ROOT).baseline();
        create(small, 2);

        assertThat(small.after(1)).hasSize(1);
    }

    @Test
    void aFactThatArrivesTwiceCountsOnce() {
        rig.baseline();
        Fact fact = new Fact.BoardChanged(rig.stamp(), START, new TaskCreated(task("inbox/a.yaml")));

        stream.accept(fact);
        stream.accept(fact);

        assertThat(stream.view().seq()).isEqualTo(1);
    }

    @Test
    void countsFollowTheLanes() {
        rig.baseline(task("inbox/a.yaml"), task("inbox/b.yaml"), task("done/codex/c.yaml"));
        assertThat(stream.view().counts()).containsOnly(entry("inbox", 2), entry("done", 1));

        delete("inbox/a.yaml");
        delete("done/codex/c.yaml");

        assertThat(stream.view().counts()).containsOnly(entry("inbox", 1));
    }

    @Test
    void followersAreToldUntilTheyClose() {
        List<Long> heard = new ArrayList<>();
        Subscription following = stream.follow(() -> heard.add(stream.view().seq()));

        rig.baseline();
        create(1);
        following.close();
        create(1);

        assertThat(heard).containsExactly(0L, 1L);
    }

    @Test
    void aFollowerThatFailsStopsNobody() {
        List<Long> heard = new ArrayList<>();
        stream.follow(() -> {
            throw new IllegalStateException("broken on purpose");
        });
        stream.follow(() -> heard.add(stream.view().seq()));

        rig.baseline();

        assertThat(heard).containsExactly(0L);
    }

    @Test
    void awaitReturnsWhenTheFactHasBeenApplied() throws Exception {
        rig.baseline();
        Stamp stamp = rig.stamp();
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> await(stamp));

        assertThat(waiting).isNotDone();
        stream.accept(new Fact.BoardChanged(stamp, START, new TaskCreated(task("inbox/a.yaml"))));

        waiting.get(10, TimeUnit.SECONDS);
        stream.await(stamp);
    }

    @Test
    void nobodyAwaitsAFactForLongerThanHeSays() throws Exception {
        rig.baseline();
        Stamp never = rig.stamp();
        assertThat(stream.await(never, System.nanoTime())).isFalse();
        stream.end();
        assertThat(stream.await(never, System.nanoTime() + TimeUnit.MINUTES.toNanos(1)))
                .isFalse();
    }

    @Test
    void theEndLetsThoseGoWhoAwaitAFact() {
        rig.baseline();
        Stamp never = rig.stamp();
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> await(never));

        stream.end();
        stream.end();

        assertThat(waiting)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tasksAndFaultsAreSortedByPlace() {
        rig.baseline(
                List.of(task("inbox/b.yaml"), task("inbox/a.yaml")),
                List.of(Sample.invalid("inbox/d.yaml"), Sample.invalid("inbox/c.yaml")));

        assertThat(stream.view().sortedTasks()).extracting(Task::path).containsExactly("inbox/a.yaml", "inbox/b.yaml");
        assertThat(stream.view().sortedInvalid())
                .extracting(file -> file.path())
                .containsExactly("inbox/c.yaml", "inbox/d.yaml");
    }

    private void await(Stamp stamp) {
        try {
            stream.await(stamp);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void create(int number) {
        create(rig, number);
    }

    private static void create(StreamRig rig, int number) {
        for (int i = 0; i < number; i++) {
            rig.accept(new TaskCreated(task("inbox/task-" + i + ".yaml")));
        }
    }

    private void delete(String path) {
        Task task = task(path);
        rig.accept(new TaskDeleted(task.key(), path, task.lane(), task, null));
    }

    private static java.util.Map.Entry<String, Integer> entry(String lane, int count) {
        return java.util.Map.entry(lane, count);
    }
}

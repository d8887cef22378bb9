package dev.lanecast.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.Lanecast;
import dev.lanecast.core.fixture.HandFedSource;
import dev.lanecast.core.fixture.Sample;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.task.TaskRoot;
import dev.lanecast.core.telemetry.Invocation;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two boards whose servers keep their calls in the same database, as they do for one user. */
@Timeout(120)
class TwoBoardsTest {

    private static final Task HERE =
            Sample.at("assigned/ann/a.yaml").assigned(Calls.NOON).done();
    private static final Task THERE = Sample.at("assigned/bob/b.yaml")
            .project("elsewhere")
            .assigned(Calls.NOON)
            .done();

    @TempDir
    Path directory;

    private final Semaphore events = new Semaphore(0);

    @Test
    void leaveTheCallsOfEachOtherAlone() throws Exception {
        try (Lanecast here = serve(Sample.ROOT, HERE)) {
            record(here, "1", "ann");
            awaitCost(here, HERE, 1);
            try (Lanecast there = serve(new TaskRoot("elsewhere", Path.of("/elsewhere")), THERE)) {
                record(there, "2", "bob");
                record(there, "3", "ann");
                record(here, "4", "bob");
                awaitCost(here, HERE, 2);
                awaitCost(there, THERE, 2);
                record(there, "5", "bob");
                awaitCost(there, THERE, 3);
                awaitCost(here, HERE, 2);
            }
        }
        try (Lanecast there = serve(new TaskRoot("elsewhere", Path.of("/elsewhere")), THERE)) {
            record(there, "6", "bob");
            awaitCost(there, THERE, 4);
        }
        try (Lanecast here = serve(Sample.ROOT, HERE)) {
            awaitCost(here, HERE, 2);
        }
    }

    @Test
    void eachLinksWhatTheOtherComesToKnow() throws Exception {
        try (Lanecast here = serve(Sample.ROOT, HERE);
                Lanecast there = serve(new TaskRoot("elsewhere", Path.of("/elsewhere")), THERE)) {
            record(here, "1", null);
            record(here, "2", "ann");
            awaitCost(here, HERE, 1);
            record(there, "1", "ann");
            awaitCost(here, HERE, 2);
        }
    }

    private Lanecast serve(TaskRoot root, Task task) {
        Lanecast lanecast = Lanecast.builder()
                .source(HandFedSource.of(root, task))
                .store(Calls.open(directory.resolve("telemetry.db")))
                .clock(InstantSource.fixed(Calls.NOON.plusSeconds(60)))
                .start();
        lanecast.events(event -> events.release());
        return lanecast;
    }

    private static void record(Lanecast lanecast, String id, String agent) {
        Invocation call = Invocation.at(Calls.NOON.plusSeconds(30))
                .invocationId(id)
                .agentName(agent)
                .reportedMicros(1L)
                .build();
        lanecast.telemetry().orElseThrow().record(List.of(call));
    }

    /** Waits until the task costs so much. */
    private void awaitCost(Lanecast lanecast, Task task, long micros) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (spent(lanecast, task) != micros && System.nanoTime() < deadline) {
            events.tryAcquire(100, TimeUnit.MILLISECONDS);
        }
        assertThat(spent(lanecast, task)).isEqualTo(micros);
    }

    private static long spent(Lanecast lanecast, Task task) {
        return lanecast.tasks().stream()
                .filter(one -> one.key().equals(task.key()))
                .mapToLong(one -> one.spend().micros())
                .sum();
    }
}

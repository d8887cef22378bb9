package dev.lanecast.server.jetty;

import dev.lanecast.core.board.Board;
import dev.lanecast.core.board.Observation;
import dev.lanecast.core.event.CostEvent;
import dev.lanecast.core.event.Fact;
import dev.lanecast.core.event.Stamp;
import dev.lanecast.core.telemetry.CostSummary;
import dev.lanecast.core.telemetry.Costs;
import dev.lanecast.core.telemetry.Spend;
import dev.lanecast.core.telemetry.TaskRef;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Random but lawful changes of a board: files that come, go, move, break and cost. */
final class Storm {

    private static final List<String> LANES = List.of("inbox", "assigned/qa", "assigned/dev", "done/qa");

    private final Random random;
    private final BoardFixture fixture;
    private final Board board;
    private final Set<String> paths = new TreeSet<>();
    private long calls;

    Storm(BoardFixture fixture, long seed) {
        this.fixture = fixture;
        this.random = new Random(seed);
        this.board = new Board(BoardFixture.ROOT, fixture.lanes(), Duration.ofDays(9_999), fixture.clock());
        board.scanned(List.of());
    }

    void blow(int changes) {
        for (int i = 0; i < changes; i++) {
            change();
        }
    }

    private void change() {
        int dice = random.nextInt(100);
        if (paths.isEmpty() || dice < 15) {
            see(freshPath(), null);
        } else if (dice < 50) {
            see(anyPath(), null);
        } else if (dice < 75) {
            String from = anyPath();
            see(random.nextInt(4) == 0 ? anyPath() : freshPath(), from);
        } else if (dice < 85) {
            String gone = anyPath();
            paths.remove(gone);
            feed(new Observation.Gone(gone));
        } else if (dice < 95) {
            spend();
        } else {
            fixture.stream.accept(
                    new Fact.CostChanged(telemetry(), BoardFixture.NOW, new CostEvent.CostUpdate(summary())));
        }
    }

    private void see(String path, String from) {
        boolean moved = from != null && !from.equals(path);
        if (moved) {
            paths.remove(from);
        }
        paths.add(path);
        String source = moved ? from : null;
        feed(
                random.nextInt(5) == 0
                        ? new Observation.Broken(Tasks.broken(path), source)
                        : new Observation.Present(
                                Tasks.titled(Tasks.at(path), "Version " + random.nextInt(1_000_000)), source));
    }

    private void feed(Observation observation) {
        board.observe(observation).forEach(fixture.stream::accept);
    }

    private void spend() {
        String path = anyPath();
        String id = Tasks.at(path).id();
        fixture.stream.accept(new Fact.TaskSpent(
                telemetry(),
                BoardFixture.NOW,
                Map.of(new TaskRef(null, id), new Spend(random.nextInt(9_000_000), random.nextInt(9_000), 1))));
    }

    private CostSummary summary() {
        Costs costs =
                new Costs(random.nextInt(9), random.nextInt(99), random.nextInt(999), ZoneOffset.UTC, calls, 0, 0);
        return new CostSummary(costs, List.of(), List.of(), List.of());
    }

    private Stamp telemetry() {
        return new Stamp("telemetry", "storm", ++calls);
    }

    private String freshPath() {
        return LANES.get(random.nextInt(LANES.size())) + "/file-" + random.nextInt(12) + ".yaml";
    }

    private String anyPath() {
        return new ArrayList<>(paths).get(random.nextInt(paths.size()));
    }
}

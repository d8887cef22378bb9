package dev.lanecast.core.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.board.Board;
import dev.lanecast.core.board.Observation;
import dev.lanecast.core.event.CostEvent;
import dev.lanecast.core.event.Fact;
import dev.lanecast.core.event.Stamp;
import dev.lanecast.core.fixture.ManualClock;
import dev.lanecast.core.fixture.Sample;
import dev.lanecast.core.task.InvalidFile;
import dev.lanecast.core.task.Lanes;
import dev.lanecast.core.task.Task;
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
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to files and costs: any earlier view and the events after it lead to the view now. */
class SnapshotAndEventsTest {

    private static final String[] PLACES = {"inbox", "assigned/codex", "assigned/gemini", "done/codex"};
    private static final int STEPS = 600;

    private final ManualClock clock = new ManualClock(Sample.START);
    private final TreeSet<String> files = new TreeSet<>();
    private final StreamRig rig = new StreamRig(Sample.ROOT);
    private final List<ClientModel> clients = new ArrayList<>();
    private Random random = new Random();
    private Board board = board();
    private long costRevision;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyClientArrivesAtTheView(long seed) {
        random = new Random(seed);
        rig.stream.accept(board.scanned(List.of()));
        for (int step = 0; step < STEPS; step++) {
            clock.advance(Duration.ofSeconds(random.nextInt(400)));
            step();
            if (step % 25 == 0) {
                clients.add(new ClientModel(rig.stream.view()));
            }
        }
        clients.forEach(client -> rig.after(client.seq).forEach(client::apply));
        clients.forEach(this::verify);
    }

    private void verify(ClientModel client) {
        View view = rig.stream.view();
        assertThat(client.seq).isEqualTo(view.seq());
        assertThat(client.tasks.values()).containsExactlyInAnyOrderElementsOf(view.sortedTasks());
        assertThat(client.invalid.values()).containsExactlyInAnyOrderElementsOf(view.sortedInvalid());
        assertThat(client.counts()).isEqualTo(view.counts());
        assertThat(client.costs).isEqualTo(view.costs());
        TreeSet<String> known = new TreeSet<>();
        view.tasks().forEach(task -> known.add(task.path()));
        view.invalid().forEach(file -> known.add(file.path()));
        assertThat(known).isEqualTo(files);
    }

    private void step() {
        int dice = random.nextInt(100);
        if (dice < 55) {
            write(anyPath(), null);
        } else if (dice < 75 && !files.isEmpty()) {
            write(anyPath(), anyFile());
        } else if (dice < 85 && !files.isEmpty()) {
            String path = anyFile();
            files.remove(path);
            observe(new Observation.Gone(path));
        } else if (dice < 90) {
            board.tick().forEach(rig.stream::accept);
        } else if (dice < 91) {
            startAnew();
        } else {
            spend();
        }
    }

    private void write(String path, String from) {
        if (path.equals(from)) {
            return;
        }
        files.remove(from == null ? "" : from);
        files.add(path);
        observe(
                random.nextInt(4) == 0
                        ? new Observation.Broken(broken(path), from)
                        : new Observation.Present(good(path), from));
    }

    private void startAnew() {
        board = board();
        List<Observation> all = new ArrayList<>();
        files.forEach(path -> all.add(
                random.nextBoolean()
                        ? new Observation.Broken(broken(path), null)
                        : new Observation.Present(good(path), null)));
        rig.stream.accept(board.scanned(all));
    }

    private void spend() {
        Spend spend = new Spend(random.nextInt(1000), random.nextInt(1000), random.nextInt(3));
        TaskRef task = new TaskRef(random.nextBoolean() ? null : Sample.PROJECT, anyId());
        rig.stream.accept(new Fact.TaskSpent(stamp(), clock.instant(), Map.of(task, spend)));
        CostSummary summary = new CostSummary(
                new Costs(random.nextInt(9), 0, 0, ZoneOffset.UTC, 0, 0, 0), List.of(), List.of(), List.of());
        rig.stream.accept(new Fact.CostChanged(stamp(), clock.instant(), new CostEvent.CostUpdate(summary)));
    }

    private Task good(String path) {
        return Sample.at(path)
                .id(anyId())
                .title("Title " + random.nextInt(3))
                .modified(clock.instant())
                .digest(random.nextInt(3))
                .done();
    }

    private InvalidFile broken(String path) {
        return Sample.invalid(path, "Fault " + random.nextInt(2)).withSince(clock.instant());
    }

    private void observe(Observation observation) {
        board.observe(observation).forEach(rig.stream::accept);
    }

    private Board board() {
        return new Board(Sample.ROOT, Lanes.defaults(), Duration.ofMinutes(30), clock);
    }

    private Stamp stamp() {
        return new Stamp("costs", "one", ++costRevision);
    }

    private String anyId() {
        return "id-" + random.nextInt(6);
    }

    private String anyPath() {
        return PLACES[random.nextInt(PLACES.length)] + "/file-" + random.nextInt(4) + ".yaml";
    }

    private String anyFile() {
        return List.copyOf(files).get(random.nextInt(files.size()));
    }
}

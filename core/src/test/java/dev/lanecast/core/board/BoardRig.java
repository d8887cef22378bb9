package dev.lanecast.core.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.event.BoardEvent;
import dev.lanecast.core.event.Fact;
import dev.lanecast.core.fixture.ManualClock;
import dev.lanecast.core.fixture.Sample;
import dev.lanecast.core.task.InvalidFile;
import dev.lanecast.core.task.Lanes;
import dev.lanecast.core.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A board under test: feeds it observations and unwraps its events. */
final class BoardRig {

    static final Duration STALLED_AFTER = Duration.ofMinutes(30);

    final ManualClock clock = new ManualClock(Sample.START);
    private final Board board = new Board(Sample.ROOT, Lanes.defaults(), STALLED_AFTER, clock);
    private final Set<String> keys = new TreeSet<>();

    Fact.Baseline scan(Task... tasks) {
        return scanAll(Arrays.stream(tasks)
                .map(task -> new Observation.Present(task, null))
                .toArray(Observation[]::new));
    }

    Fact.Baseline scanAll(Observation... observations) {
        Fact.Baseline baseline = board.scanned(List.of(observations));
        baseline.tasks().forEach(task -> keys.add(task.key()));
        baseline.invalid().forEach(file -> keys.add(file.key()));
        return baseline;
    }

    List<BoardEvent> see(Task task) {
        return events(new Observation.Present(task, null));
    }

    List<BoardEvent> see(InvalidFile file) {
        return events(new Observation.Broken(file, null));
    }

    List<BoardEvent> move(String from, Task task) {
        return events(new Observation.Present(task, from));
    }

    List<BoardEvent> move(String from, InvalidFile file) {
        return events(new Observation.Broken(file, from));
    }

    List<BoardEvent> lose(String path) {
        return events(new Observation.Gone(path));
    }

    List<BoardEvent> tick() {
        return unwrap(board.tick());
    }

    <E extends BoardEvent> E seeOne(Class<E> type, Task task) {
        return type.cast(only(see(task)));
    }

    <E extends BoardEvent> E seeOne(Class<E> type, InvalidFile file) {
        return type.cast(only(see(file)));
    }

    BoardEvent only(List<BoardEvent> events) {
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    List<Fact> facts(Observation observation) {
        return board.observe(observation);
    }

    /** The keys that a client holds which applied every event. */
    Set<String> keys() {
        return keys;
    }

    private List<BoardEvent> events(Observation observation) {
        return unwrap(facts(observation));
    }

    private List<BoardEvent> unwrap(List<Fact> facts) {
        List<BoardEvent> events = new ArrayList<>();
        for (Fact fact : facts) {
            events.add(((Fact.BoardChanged) fact).event());
        }
        events.forEach(this::apply);
        return events;
    }

    private void apply(BoardEvent event) {
        if (event.from() != null) {
            keys.remove(event.from().key());
        }
        if (event instanceof BoardEvent.TaskDeleted) {
            keys.remove(event.key());
        } else {
            keys.add(event.key());
        }
    }
}

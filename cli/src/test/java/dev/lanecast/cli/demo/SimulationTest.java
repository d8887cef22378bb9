package dev.lanecast.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lanecast.core.Lanecast;
import dev.lanecast.core.task.Flag;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path temp;

    @Test
    void fillsTheBoardAtOnce() throws IOException {
        simulation("tree", 7).begin();
        Map<String, String> files = files("tree");
        assertThat(files).hasSize(41);
        assertThat(files.keySet()).filteredOn(path -> path.startsWith("inbox/")).hasSize(12);
        assertThat(files.keySet())
                .filteredOn(path -> path.startsWith("assigned/"))
                .hasSize(13);
        assertThat(files.keySet()).filteredOn(path -> path.startsWith("done/")).hasSize(16);
        assertThat(files.values()).anyMatch(text -> text.contains("dependencies:"));
        assertThat(files.values()).anyMatch(text -> text.contains("status: \"blocked\""));
    }

    @Test
    void knowsAWeekOfModelCalls() throws IOException {
        List<Invocation> calls = simulation("tree", 7).begin();
        assertThat(calls).isSortedAccordingTo((a, b) -> a.timestamp().compareTo(b.timestamp()));
        assertThat(calls.get(0).timestamp()).isBefore(NOW.minus(Duration.ofDays(5)));
        assertThat(calls).allMatch(call -> !call.timestamp().isAfter(NOW));
        assertThat(calls).anyMatch(call -> call.costMicros() != null && call.costMicros() > 0);
        assertThat(calls.stream().map(Invocation::invocationId)).doesNotHaveDuplicates();
    }

    @Test
    void doesTheSameForTheSameSeed() throws IOException {
        run(simulation("one", 3), 150);
        run(simulation("two", 3), 150);
        run(simulation("other", 4), 150);
        assertThat(files("one")).isEqualTo(files("two")).isNotEqualTo(files("other"));
    }

    @Test
    void movesSomethingWithAlmostEveryStep() throws IOException {
        Simulation simulation = simulation("tree", 7);
        simulation.begin();
        int moved = 0;
        for (int i = 0; i < 100; i++) {
            Map<String, String> before = files("tree");
            simulation.step(SimulationTest::record);
            moved += before.equals(files("tree")) ? 0 : 1;
        }
        assertThat(moved).isGreaterThan(90);
    }

    @Test
    void createsTakesBlocksFinishesBreaksMendsAndArchives() throws IOException {
        Simulation simulation = simulation("tree", 7);
        simulation.begin();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 350; i++) {
            simulation.step(SimulationTest::record);
            files("tree").forEach((path, text) -> {
                seen.add(path);
                boolean torn = !text.endsWith("\n");
                seen.add((torn ? "torn " : "whole ") + path);
                seen.add(text.contains("status: \"blocked\"") ? "blocked" : "free");
            });
        }
        assertThat(seen).contains("blocked").anyMatch(mark -> mark.startsWith("archive/"));
        assertThat(seen)
                .filteredOn(mark -> mark.startsWith("torn "))
                .isNotEmpty()
                .allMatch(mark -> seen.contains(mark.replace("torn ", "whole ")));
        assertThat(seen).filteredOn(mark -> mark.startsWith("inbox/")).hasSizeGreaterThan(30);
        assertThat(seen).filteredOn(mark -> mark.startsWith("done/")).hasSizeGreaterThan(30);
    }

    @Test
    void keepsTheBoardOfASizeThatPeopleCanRead() throws IOException {
        run(simulation("tree", 11), 600);
        assertThat(files("tree").keySet())
                .filteredOn(path -> !path.startsWith("archive/"))
                .hasSizeBetween(30, 70);
    }

    @Test
    void givesWorkToAsManyAgentsAsAsked() throws IOException {
        run(new Simulation(temp.resolve("tree"), "repo", 12, 7, () -> NOW), 300);
        assertThat(files("tree").keySet().stream()
                        .map(path -> path.split("/"))
                        .filter(names -> names.length == 3)
                        .map(names -> names[1])
                        .distinct())
                .hasSize(12);
    }

    @Test
    void writesFilesThatTheWatcherReadsWithoutComplaint() throws IOException {
        Path tree = temp.resolve("tree");
        new Simulation(tree, "repo", 6, 7, InstantSource.system()).begin();
        try (Lanecast lanecast = Lanecast.builder().watch(tree).start()) {
            assertThat(lanecast.stream().view().sortedInvalid()).isEmpty();
            assertThat(lanecast.tasks()).hasSize(41).allSatisfy(task -> {
                assertThat(task.flags()).isSubsetOf(Flag.STALLED);
                assertThat(task.checklist()).isNotNull();
                assertThat(task.title()).isNotEqualTo(task.id());
            });
            assertThat(lanecast.tasks()).anyMatch(task -> task.flags().contains(Flag.STALLED));
        }
    }

    @Test
    void leavesNoDraftBehindAndNothingBesideItsTree() throws IOException {
        run(simulation("tree", 7), 200);
        assertThat(files("tree").keySet()).allMatch(path -> path.endsWith(".yaml"));
        assertThat(temp).isDirectoryContaining(path -> path.endsWith("tree"));
        try (Stream<Path> beside = Files.list(temp)) {
            assertThat(beside).hasSize(1);
        }
    }

    @Test
    void touchesNothingOnceItIsClosed() throws IOException {
        Simulation simulation = simulation("tree", 7);
        simulation.begin();
        simulation.close();
        Map<String, String> before = files("tree");
        simulation.step(calls -> {
            throw new AssertionError("It recorded " + calls);
        });
        assertThat(files("tree")).isEqualTo(before);
    }

    @Test
    void itsFilesCannotLeaveTheTree() {
        SimulatedTree tree = new SimulatedTree(temp.resolve("tree"));
        assertThatThrownBy(() -> tree.save("../outside.yaml", "id: 1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[../outside.yaml]");
        assertThat(temp.resolve("outside.yaml")).doesNotExist();
    }

    private Simulation simulation(String tree, long seed) {
        InstantSource clock = () -> NOW;
        return new Simulation(temp.resolve(tree), "repo", 6, seed, clock);
    }

    private static Receipt record(List<Invocation> calls) {
        return new Receipt(calls.size(), 0);
    }

    private static void run(Simulation simulation, int steps) throws IOException {
        simulation.begin();
        for (int i = 0; i < steps; i++) {
            simulation.step(SimulationTest::record);
        }
    }

    private Map<String, String> files(String tree) throws IOException {
        Path root = temp.resolve(tree);
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> found = Files.walk(root)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                texts.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }
}

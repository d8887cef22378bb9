package dev.lanecast.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lanecast.core.error.ServerException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class TrialTest {

    @TempDir
    Path temp;

    private List<Path> files;
    private Changes changes;

    @BeforeEach
    void writeTree() throws Exception {
        files = BenchTree.write(temp.resolve("tree"), 7);
        changes = new Changes(files, temp.resolve("staging"), new Random(7));
    }

    @Test
    void writesTasksOfAboutAKilobyteIntoThreeLanes() throws Exception {
        assertThat(files)
                .hasSize(7)
                .doesNotHaveDuplicates()
                .allSatisfy(file -> assertThat(Files.size(file)).isBetween(900L, 1_100L));
        assertThat(files.stream()
                        .map(file ->
                                temp.resolve("tree").relativize(file).getName(0).toString()))
                .contains("inbox", "assigned", "done");
    }

    @Test
    void measuresEveryChangeOnceItIsMade() throws Exception {
        Witness seesAtOnce = change -> CompletableFuture.completedFuture(System.nanoTime() + 3_000_000);
        Sample sample = new Trial(new Random(7)).run(5, changes::rename, seesAtOnce);
        assertThat(sample.count()).isEqualTo(5);
        assertThat(sample.median()).isBetween(0.0, 3.0);
        try (var all = Files.walk(temp.resolve("tree"))) {
            assertThat(all.filter(Files::isRegularFile)).hasSize(12);
        }
        assertThat(temp.resolve("staging")).isEmptyDirectory();
    }

    @Test
    void writesInPlaceWithATextThatNoFileHadBefore() throws Exception {
        Change change = changes.write();
        assertThat(files).contains(change.file());
        change.make();
        assertThat(change.file()).content().contains("title: " + change.mark());
        assertThat(changes.write().mark()).isNotEqualTo(change.mark());
    }

    @Test
    void theSystemsOwnEventsAreNoticed() throws Exception {
        Path watched = temp.resolve("raw");
        try (RawWatch raw = RawWatch.of(watched)) {
            Changes there = new Changes(List.of(watched.resolve("any")), temp.resolve("staging"), new Random(7));
            assertThat(new Trial(new Random(7)).run(3, there::rename, raw).count())
                    .isEqualTo(3);
        }
    }

    @Test
    void saysWhichChangeWasLost() {
        Witness blind = change -> CompletableFuture.failedFuture(new IllegalStateException("closed"));
        assertThatThrownBy(() -> new Trial(new Random(7)).run(1, changes::write, blind))
                .isInstanceOf(ServerException.class)
                .hasMessageContaining("task-00000");
    }
}

package dev.lanecast.watcher;

import dev.lanecast.core.fixture.LongRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two threads change a real tree at random. After each burst the board, the client's model built from events alone and what
 * a fresh look at the tree finds must be the same: in every second round after a flush, in the others by the hints alone.
 */
@DisplayName("A client that hears only events, while two threads change the tree at random")
class RandomModelTest {

    private static final int OPERATIONS = LongRun.choose(1_200, 50_000);
    private static final int BURST = LongRun.choose(60, 250);

    @ParameterizedTest(name = "knows what is on disk, seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void knowsWhatIsOnDisk(long seed, @TempDir Path directory) throws Exception {
        Path root = Files.createDirectory(directory.resolve("tree"));
        Path outside = WatchedTree.write(directory.resolve("outside/task-1.yaml"), WatchedTree.task("OUT", "Outside"));
        try (LiveBoard board = LiveBoard.watch(root)) {
            for (int round = 0; round < OPERATIONS / BURST; round++) {
                burst(root, outside.getParent(), seed * 1_000_003 + round, BURST);
                if (round % 2 == 0) {
                    board.assertExact();
                } else {
                    board.awaitExact();
                }
            }
        }
    }

    private static void burst(Path root, Path outside, long seed, int operations)
            throws IOException, InterruptedException {
        Thread other = new Thread(() -> new RandomOperations(root, outside, -seed).run(operations / 2));
        other.start();
        new RandomOperations(root, outside, seed).run(operations / 2);
        other.join();
    }
}

package dev.lanecast.watcher;

import static dev.lanecast.watcher.WatchedTree.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.fixture.LongRun;
import dev.lanecast.core.fixture.Needed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Git")
class GitTest {

    @TempDir
    Path directory;

    private Path root;

    @BeforeEach
    void findGit() throws Exception {
        Needed.here(Commands.succeeds("git", "--version"), "needs git");
        root = directory.resolve("work/collaboration");
    }

    private void makeTwoBranches(int files) throws Exception {
        for (int i = 0; i < files; i++) {
            WatchedTree.write(root.resolve("assigned/ann/t" + i + ".yaml"), task("t" + i, "Task " + i));
        }
        git("init", "--quiet", "--initial-branch=main");
        commit();
        git("checkout", "--quiet", "-b", "finished");
        Files.createDirectories(root.resolve("done"));
        Files.move(root.resolve("assigned/ann"), root.resolve("done/ann"));
        for (int i = 0; i < files; i += 2) {
            Files.writeString(root.resolve("done/ann/t" + i + ".yaml"), task("t" + i, "Finished " + i));
        }
        commit();
        git("checkout", "--quiet", "main");
    }

    @Test
    void checksOutABranchThatMovesEveryTaskAsMoves() throws Exception {
        int files = LongRun.choose(600, 5_000);
        makeTwoBranches(files);
        try (WatchedTree tree = WatchedTree.watch(root)) {
            git("checkout", "--quiet", "finished");
            tree.awaitExact();
            assertThat(tree.board.tasks()).hasSize(files);
            assertThat(Set.copyOf(tree.board.eventTypes()))
                    .contains("task.completed")
                    .doesNotContain("task.deleted");
            tree.board.clear();
            git("checkout", "--quiet", "main");
            tree.awaitExact();
            assertThat(Set.copyOf(tree.board.eventTypes()))
                    .contains("task.moved")
                    .doesNotContain("task.deleted");
            tree.assertExact();
        }
    }

    @Test
    void movesOneFileAsAMove() throws Exception {
        makeTwoBranches(5);
        try (WatchedTree tree = WatchedTree.watch(root)) {
            Files.createDirectories(root.resolve("done/ann"));
            git("mv", "work/collaboration/assigned/ann/t1.yaml", "work/collaboration/done/ann/t1.yaml");
            tree.board.await("completed", board -> !board.events().isEmpty());
            tree.assertExact();
            assertThat(tree.board.eventTypes()).containsExactly("task.completed");
        }
    }

    @Test
    void holdsDeletionsWhileItIsAtWork() throws Exception {
        makeTwoBranches(5);
        Path lock = Files.createFile(directory.resolve(".git/index.lock"));
        try (WatchedTree tree = WatchedTree.watch(root)) {
            Files.delete(root.resolve("assigned/ann/t1.yaml"));
            tree.write("inbox/unrelated.yaml", task("unrelated", "Unrelated"));
            tree.board.await("created", board -> board.eventTypes().contains("task.created"));
            assertThat(tree.board.eventTypes()).doesNotContain("task.deleted");
            tree.write("done/ann/t1.yaml", task("t1", "Late"));
            tree.board.await("joined", board -> board.eventTypes().contains("task.completed"));
            Files.delete(root.resolve("assigned/ann/t2.yaml"));
            Files.delete(lock);
            tree.board.await("deleted", board -> board.eventTypes().contains("task.deleted"));
        }
    }

    private void commit() throws Exception {
        git("add", "--all");
        git("-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--quiet", "--message=change");
    }

    private void git(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = "git";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Commands.run(directory, command);
    }
}

package dev.lanecast.watcher;

import static dev.lanecast.watcher.WatchedTree.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lanecast.core.error.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The watched directory")
class RootTest {

    @TempDir
    Path directory;

    private Path root;

    @BeforeEach
    void makeTheTree() throws IOException {
        root = directory.resolve("tree");
        WatchedTree.write(root.resolve("inbox/a.yaml"), task("a", "A"));
    }

    @Test
    void mayBeRenamedAndComeBack() throws Exception {
        try (WatchedTree tree = WatchedTree.watch(root)) {
            Files.move(root, directory.resolve("away"));
            tree.board.await("the tasks are gone", board -> board.tasks().isEmpty());
            tree.flush();
            assertThat(tree.source.health().degraded()).isTrue();
            assertThat(tree.source.health().reason()).contains("missing");
            Files.move(directory.resolve("away"), root);
            tree.board.await("the tasks are back", board -> board.tasks().size() == 1);
            tree.write("inbox/b.yaml", task("b", "B"));
            tree.board.await("it is watched again", board -> board.tasks().size() == 2);
            tree.flush();
            assertThat(tree.source.health().degraded()).isFalse();
            assertThat(tree.source.health().resyncs()).isPositive();
        }
    }

    @Test
    void mayBeDeletedAndMadeAnew() throws Exception {
        try (WatchedTree tree = WatchedTree.watch(root)) {
            Files.delete(root.resolve("inbox/a.yaml"));
            Files.delete(root.resolve("inbox"));
            Files.delete(root);
            tree.board.await("the tasks are gone", board -> board.tasks().isEmpty());
            WatchedTree.write(root.resolve("done/new.yaml"), task("new", "New"));
            tree.board.await("the tasks are back", board -> board.tasks().size() == 1);
            tree.write("done/b.yaml", task("b", "B"));
            tree.board.await("it is watched again", board -> board.tasks().size() == 2);
        }
    }

    @Test
    void mayBeReplacedByAnother() throws Exception {
        WatchedTree.write(directory.resolve("other/inbox/b.yaml"), task("b", "B"));
        try (WatchedTree tree = WatchedTree.watch(root)) {
            Files.move(root, directory.resolve("away"));
            Files.move(directory.resolve("other"), root);
            tree.board.await(
                    "only the other tasks are there",
                    board -> board.tasks().keySet().equals(java.util.Set.of("inbox/b.yaml")));
            tree.write("inbox/c.yaml", task("c", "C"));
            tree.board.await("the other is watched", board -> board.tasks().size() == 2);
        }
    }

    @Test
    void mayBeUnmountedAndMountedAgain() throws Exception {
        Path mount = Files.createDirectory(directory.resolve("mount"));
        Commands.mount("-t", "tmpfs", "tmpfs", mount.toString());
        try (WatchedTree tree = WatchedTree.watch(mount)) {
            tree.write("inbox/a.yaml", task("a", "A"));
            tree.board.await("the task is there", board -> board.tasks().size() == 1);
            Commands.unmount(mount);
            tree.board.await("the task is gone", board -> board.tasks().isEmpty());
            Commands.mount("-t", "tmpfs", "tmpfs", mount.toString());
            tree.write("inbox/b.yaml", task("b", "B"));
            tree.board.await("the new task is there", board -> board.tasks().size() == 1);
        } finally {
            Commands.unmount(mount);
        }
    }

    @Test
    void mustExistAtTheStart() {
        assertThatThrownBy(() -> WatchedTree.watch(directory.resolve("none")))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("[" + directory.resolve("none") + "]");
    }

    @Test
    void staysAsItIsByteForByte() throws Exception {
        WatchedTree.write(root.resolve("done/ann/broken.yaml"), "title: [\n");
        String before = Commands.run(directory, "find", "tree", "-printf", "%p %s %m %T@ %C@ %i\\n");
        try (WatchedTree tree = WatchedTree.watch(root)) {
            tree.flush();
            tree.source.document("inbox/a.yaml");
        }
        assertThat(Commands.run(directory, "find", "tree", "-printf", "%p %s %m %T@ %C@ %i\\n"))
                .isEqualTo(before);
    }

    @Test
    void mayBeMountedReadOnly() throws Exception {
        Path mount = Files.createDirectory(directory.resolve("mount"));
        Commands.mount("--bind", root.toString(), mount.toString());
        try {
            Commands.mount("-o", "remount,ro,bind", mount.toString());
            try (WatchedTree tree = WatchedTree.watch(mount)) {
                assertThat(tree.board.tasks()).containsOnlyKeys("inbox/a.yaml");
                WatchedTree.write(root.resolve("inbox/b.yaml"), task("b", "B"));
                tree.board.await("a change is seen", board -> board.tasks().size() == 2);
                tree.assertExact();
            }
        } finally {
            Commands.unmount(mount);
        }
    }
}

package dev.lanecast.watcher;

import static dev.lanecast.watcher.WatchedTree.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A save")
class SavesTest {

    @TempDir
    Path root;

    private Path file;

    @BeforeEach
    void writeTheFile() throws IOException {
        file = WatchedTree.write(root.resolve("inbox/a.yaml"), task("a", "Old"));
    }

    @Test
    void byRenameIsOneUpdate() throws Exception {
        try (WatchedTree tree = WatchedTree.watch(root)) {
            WatchedTree.save(file, task("a", "New"));
            expectOneUpdate(tree);
        }
    }

    @Test
    void asVimDoesItIsOneUpdate() throws Exception {
        try (WatchedTree tree = WatchedTree.watch(root)) {
            Path backup = root.resolve("inbox/a.yaml~");
            Files.createFile(root.resolve("inbox/4913"));
            Files.delete(root.resolve("inbox/4913"));
            Files.createFile(root.resolve("inbox/.a.yaml.swp"));
            Files.move(file, backup);
            Files.writeString(file, task("a", "New"));
            Files.setLastModifiedTime(backup, FileTime.fromMillis(0));
            Files.delete(backup);
            Files.delete(root.resolve("inbox/.a.yaml.swp"));
            expectOneUpdate(tree);
        }
    }

    @Test
    void asEmacsDoesItIsOneUpdate() throws Exception {
        try (WatchedTree tree = WatchedTree.watch(root)) {
            Path lock = root.resolve("inbox/.#a.yaml");
            Files.createSymbolicLink(lock, Path.of("user@host.1:2"));
            Files.writeString(root.resolve("inbox/#a.yaml#"), "unfinished: [");
            Files.writeString(file, task("a", "New"));
            Files.delete(root.resolve("inbox/#a.yaml#"));
            Files.delete(lock);
            expectOneUpdate(tree);
        }
    }

    @Test
    void byDeletingAndCreatingIsOneUpdate() throws Exception {
        try (WatchedTree tree = WatchedTree.watch(root)) {
            Files.delete(file);
            Files.writeString(file, task("a", "New"));
            expectOneUpdate(tree);
        }
    }

    @Test
    void inThreeChunksNeverShowsAsInvalid() throws Exception {
        try (WatchedTree tree = WatchedTree.watch(root)) {
            for (int i = 0; i < 50; i++) {
                try (OutputStream out = Files.newOutputStream(file)) {
                    for (String chunk : new String[] {"id: a\ntit", "le: \"Ver", "sion " + i + "\"\n"}) {
                        out.write(chunk.getBytes(StandardCharsets.UTF_8));
                        out.flush();
                    }
                }
                String title = "Version " + i;
                tree.board.await(title, board -> hasTitle(board, title));
            }
            assertThat(tree.board.eventTypes()).doesNotContain("task.invalid", "task.deleted");
        }
    }

    @Test
    void inThreeChunksWithPausesNeverShowsAsInvalid() throws Exception {
        try (SlowSave slow = new SlowSave(root, file)) {
            for (int i = 0; i < 20; i++) {
                String title = "Version " + i;
                slow.save("id: a\ntit", "le: \"Ver", "sion " + i + "\"\n");
                slow.tree().board.await(title, board -> hasTitle(board, title));
            }
            assertThat(slow.tree().board.eventTypes())
                    .containsOnly("task.updated")
                    .hasSize(20);
        }
    }

    @Test
    void ofAFileThatStaysBrokenShowsAsInvalidSoon() throws Exception {
        try (WatchedTree tree = WatchedTree.watch(root)) {
            Files.writeString(file, "title: [never closed\n");
            tree.board.await("invalid", board -> board.invalid().containsKey("inbox/a.yaml"));
            Files.writeString(file, task("a", "Mended"));
            tree.board.await("mended", board -> board.invalid().isEmpty());
            assertThat(tree.board.eventTypes()).containsExactly("task.invalid", "task.recovered");
        }
    }

    @Test
    void ofAnOldBrokenFileShowsAsInvalidAtOnce() throws Exception {
        Path broken = Files.writeString(root.resolve("broken"), "title: [never closed\n");
        Files.setLastModifiedTime(broken, FileTime.fromMillis(0));
        try (WatchedTree tree = WatchedTree.watch(root)) {
            Files.move(broken, root.resolve("inbox/b.yaml"));
            tree.board.await("invalid", board -> board.invalid().containsKey("inbox/b.yaml"));
        }
    }

    @Test
    void ofTheSameSizeWithinATickIsSeen() throws Exception {
        try (WatchedTree tree = WatchedTree.watch(root)) {
            for (int i = 100; i < 300; i++) {
                Files.writeString(file, task("a", "One " + i));
                Files.writeString(file, task("a", "Two " + i));
                tree.flush();
                assertThat(tree.board.tasks().get("inbox/a.yaml").title()).isEqualTo("Two " + i);
            }
        }
    }

    /** No hint comes from the source used here, so that only the comparison of stamps can find the change. */
    @Test
    void ofTheSameSizeWithTheOldTimeIsSeenByAFlush() throws Exception {
        FileTime time = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(file, time);
        try (WatchedTree tree = WatchedTree.watch(WatchedTree.settings(root), ManualChanges::new)) {
            Files.writeString(file, task("a", "New"));
            Files.setLastModifiedTime(file, time);
            tree.flush();
            assertThat(tree.board.tasks().get("inbox/a.yaml").title()).isEqualTo("New");
        }
    }

    @Test
    void thatChangesOnlyTheTimeShowsIt() throws Exception {
        try (WatchedTree tree = WatchedTree.watch(root)) {
            Files.setLastModifiedTime(file, FileTime.fromMillis(5_000));
            tree.board.await(
                    "touched",
                    board -> board.tasks()
                                    .get("inbox/a.yaml")
                                    .times()
                                    .updatedAt()
                                    .toEpochMilli()
                            == 5_000);
        }
    }

    private void expectOneUpdate(WatchedTree tree) throws InterruptedException {
        tree.board.await("the new title", board -> hasTitle(board, "New"));
        tree.flush();
        assertThat(tree.board.eventTypes()).containsExactly("task.updated");
    }

    private static boolean hasTitle(BoardModel board, String title) {
        return board.tasks().containsKey("inbox/a.yaml")
                && board.tasks().get("inbox/a.yaml").title().equals(title);
    }
}

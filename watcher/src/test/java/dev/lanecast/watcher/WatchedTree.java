package dev.lanecast.watcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.spi.SourceHealth.Mode;
import dev.lanecast.core.task.TaskRoot;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;

/** A real tree, the source that watches it, and a client of its board. */
final class WatchedTree implements AutoCloseable {

    final Path root;
    final TaskRoot taskRoot;
    final YamlTaskSource source;
    final BoardModel board;

    private WatchedTree(WatcherSettings settings, Time time, ChangeSource.Opener opener) {
        this.taskRoot = settings.root();
        this.root = taskRoot.path();
        this.source = new YamlTaskSource(settings, time, opener);
        this.board = new BoardModel(taskRoot);
    }

    /** Watches a tree as the product does. */
    static WatchedTree watch(Path root) {
        return watch(settings(root), hints -> NativeChanges.open(FileSystems.getDefault(), hints));
    }

    static WatchedTree watch(WatcherSettings settings, ChangeSource.Opener opener) {
        return watch(settings, Time.SYSTEM, opener);
    }

    static WatchedTree watch(WatcherSettings settings, Time time, ChangeSource.Opener opener) {
        WatchedTree tree = new WatchedTree(settings, time, opener);
        tree.source.start(tree.board);
        return tree;
    }

    static WatcherSettings settings(Path root) {
        return WatcherSettings.defaults(new TaskRoot("project", root));
    }

    static String task(String id, String title) {
        return "id: " + id + "\ntitle: " + title + "\n";
    }

    /** Writes a file in place, making its directories. */
    static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** Writes a file beside and renames it, as careful editors do. */
    static void save(Path file, String text) throws IOException {
        Path beside = file.resolveSibling("." + file.getFileName() + ".tmp");
        Files.writeString(beside, text);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    Path write(String path, String text) throws IOException {
        return write(root.resolve(path), text);
    }

    void move(String from, String to) throws IOException {
        Path target = root.resolve(to);
        Files.createDirectories(target.getParent());
        Files.move(root.resolve(from), target, StandardCopyOption.ATOMIC_MOVE);
    }

    void flush() throws InterruptedException {
        source.flush();
    }

    /** After a flush the board is what a fresh look finds. */
    void assertExact() throws InterruptedException {
        flush();
        BoardModel fresh = freshLook();
        Set<String> apart = board.unreadableIds();
        assertThat(board.state(apart)).containsExactlyInAnyOrderElementsOf(fresh.state(apart));
    }

    /** The hints alone lead to what a fresh look finds. */
    void awaitExact() throws InterruptedException {
        BoardModel fresh = freshLook();
        board.await("the board is what a fresh look finds, with [" + fresh.size() + "] entries", model -> {
            Set<String> apart = model.unreadableIds();
            return model.size() >= fresh.size() && model.state(apart).equals(fresh.state(apart));
        });
        assertThat(source.health().mode()).as("not found by the safety scan").isEqualTo(Mode.NATIVE);
    }

    private BoardModel freshLook() {
        BoardModel fresh = new BoardModel(taskRoot);
        ChangeSource.Opener none = hints -> new ChangeSource.None();
        try (YamlTaskSource once = new YamlTaskSource(settings(root), Time.SYSTEM, none)) {
            once.start(fresh);
        }
        return fresh;
    }

    @Override
    public void close() {
        source.close();
    }
}

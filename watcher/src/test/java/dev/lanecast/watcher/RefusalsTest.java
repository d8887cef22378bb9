package dev.lanecast.watcher;

import static dev.lanecast.watcher.WatchedTree.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.fixture.Needed;
import dev.lanecast.core.spi.Document;
import dev.lanecast.core.spi.SourceHealth.Mode;
import dev.lanecast.watcher.WatcherSettings.ModeChoice;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Where the system refuses, or the tree holds other things than files")
class RefusalsTest {

    @TempDir
    Path directory;

    private Path root;

    @BeforeEach
    void makeTheTree() throws IOException {
        root = directory.resolve("tree");
        WatchedTree.write(root.resolve("inbox/a.yaml"), task("a", "A"));
    }

    /** The refusal comes from the source of hints, as the system's own limit is shared by all programs. */
    @Test
    void exhaustedWatchesLeadToPollingThatSubtree() throws Exception {
        ManualChanges[] changes = new ManualChanges[1];
        Files.createDirectories(root.resolve("assigned/ann"));
        try (WatchedTree tree = WatchedTree.watch(WatchedTree.settings(root), hints -> {
            changes[0] = new ManualChanges(hints);
            changes[0].refused.add("assigned/ann");
            return changes[0];
        })) {
            assertThat(tree.source.health().degraded()).isTrue();
            assertThat(tree.source.health().reason()).contains("[assigned/ann]", "fs.inotify.max_user_watches");
            tree.write("assigned/ann/b.yaml", task("b", "B"));
            tree.board.await("the poll sees it", board -> board.tasks().size() == 2);
            changes[0].refused.clear();
            tree.flush();
            assertThat(tree.source.health().degraded()).isFalse();
            assertThat(tree.source.health().reason()).isNull();
        }
    }

    @Test
    void noWatchServiceAtAllLeadsToPollingAll() throws Exception {
        try (WatchedTree tree = WatchedTree.watch(WatchedTree.settings(root), hints -> {
            throw new IOException("User limit of inotify instances reached or too many open files");
        })) {
            assertThat(tree.source.health().mode()).isEqualTo(Mode.POLL);
            assertThat(tree.source.health().reason()).contains("fs.inotify.max_user_instances");
            tree.write("inbox/b.yaml", task("b", "B"));
            tree.board.await("the poll sees it", board -> board.tasks().size() == 2);
        }
    }

    @Test
    void theSettingPollWatchesWithoutEvents() throws Exception {
        WatcherSettings settings = WatchedTree.settings(root).withMode(ModeChoice.POLL);
        try (WatchedTree tree = WatchedTree.watch(settings, ManualChanges::new)) {
            assertThat(tree.source.health().mode()).isEqualTo(Mode.POLL);
            assertThat(tree.source.health().reason()).contains("set it to auto");
            Files.move(root.resolve("inbox/a.yaml"), root.resolve("inbox/b.yaml"));
            tree.board.await("the poll sees it", board -> board.eventTypes().equals(List.of("task.moved")));
        }
    }

    @Test
    void theFileSystemChoosesTheMode() {
        assertThat(List.of(
                        "nfs", "nfs4", "cifs", "smb3", "9p", "drvfs", "fuse.sshfs", "fuseblk", "virtiofs", "fakeowner"))
                .allSatisfy(type ->
                        assertThat(WatchMode.silent(type)).contains("[" + type + "]", "keep the tree on a local disk"));
        assertThat(List.of("ext4", "xfs", "btrfs", "tmpfs", "overlay", "zfs", "NTFS", "apfs"))
                .allSatisfy(type -> assertThat(WatchMode.silent(type)).isNull());
    }

    /** Root may read everything, and so gives that right up in a process of its own. */
    @Test
    void filesWithoutPermissionAreListedAsUnreadableAndRecover() throws Exception {
        if (Files.isReadable(Files.setPosixFilePermissions(root.resolve("inbox/a.yaml"), Set.of()))) {
            Commands.run(directory, DeniedFiles.command(root));
        } else {
            DeniedFiles.check(root);
        }
    }

    /** A path that is too long for the system is hidden from every user, so that root can see this happen too. */
    @Test
    void directoriesThatCannotBeListedAreSaidAndTheOthersShown() throws Exception {
        String deeper =
                "n=$(printf 'd%.0s' $(seq 250)); for i in $(seq 20); do mkdir $n && cd $n || exit 1; done; echo id: x > x.yaml";
        Needed.here(
                Commands.succeeds("bash", "-c", "cd '" + root + "/inbox' && " + deeper), "needs bash and long paths");
        try (WatchedTree tree = WatchedTree.watch(root)) {
            assertThat(tree.board.tasks()).containsOnlyKeys("inbox/a.yaml");
            assertThat(tree.source.health().degraded()).isTrue();
            assertThat(tree.source.health().reason()).contains("[inbox/dddd");
            Commands.run(root, "bash", "-c", "rm -r inbox/d*");
            tree.flush();
            assertThat(tree.source.health().degraded()).isFalse();
        } finally {
            Commands.succeeds("bash", "-c", "rm -rf '" + root + "'/inbox/d*");
        }
    }

    @Test
    void linksAreNeverFollowed() throws Exception {
        Path outside = WatchedTree.write(directory.resolve("outside/secret.yaml"), task("secret", "Secret"));
        Files.createSymbolicLink(root.resolve("inbox/loop"), Path.of(".."));
        Files.createSymbolicLink(root.resolve("inbox/dangling.yaml"), Path.of("nowhere"));
        Files.createSymbolicLink(root.resolve("inbox/file.yaml"), outside);
        Files.createSymbolicLink(root.resolve("assigned"), outside.getParent());
        try (WatchedTree tree = WatchedTree.watch(root)) {
            Files.createSymbolicLink(root.resolve("inbox/later"), outside.getParent());
            tree.assertExact();
            assertThat(tree.board.tasks()).containsOnlyKeys("inbox/a.yaml");
            assertThat(tree.board.invalid()).isEmpty();
            for (String path : List.of("inbox/file.yaml", "inbox/later/secret.yaml", "assigned/secret.yaml")) {
                assertThat(tree.source.document(path)).as(path).isInstanceOf(Document.Missing.class);
            }
        }
    }

    @Test
    void pipesSocketsAndDevicesAreNeverOpened() throws Exception {
        Needed.here(Commands.succeeds("mkfifo", root.resolve("inbox/pipe.yaml").toString()), "needs mkfifo");
        Commands.succeeds("mknod", root.resolve("inbox/zero.yaml").toString(), "c", "1", "5");
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                WatchedTree tree = WatchedTree.watch(root)) {
            socket.bind(UnixDomainSocketAddress.of(root.resolve("inbox/socket.yaml")));
            tree.assertExact();
            assertThat(tree.board.tasks()).containsOnlyKeys("inbox/a.yaml");
            assertThat(tree.board.invalid()).isEmpty();
            assertThat(tree.source.document("inbox/pipe.yaml")).isInstanceOf(Document.Missing.class);
        }
    }

    @Test
    void aFileThatIsTooLargeIsRefusedUnread() throws Exception {
        try (WatchedTree tree = WatchedTree.watch(root)) {
            tree.write("inbox/large.yaml", "title: " + "x".repeat(Yaml.MOST_BYTES));
            tree.board.await("refused", board -> board.invalid().containsKey("inbox/large.yaml"));
            assertThat(tree.board.invalid().get("inbox/large.yaml").fault().message())
                    .contains("more than [262144]");
            assertThat(tree.source.document("inbox/large.yaml")).isInstanceOf(Document.Unreadable.class);
        }
    }
}

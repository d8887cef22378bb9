package dev.lanecast.watcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Takes permissions away from a watched tree and gives them back; for users who may not read everything. */
final class DeniedFiles {

    private DeniedFiles() {}

    /** Runs {@link #check} without the rights by which root reads everything. */
    static String[] command(Path root) {
        return new String[] {
            "setpriv",
            "--bounding-set=-dac_override,-dac_read_search",
            ProcessHandle.current().info().command().orElse("java"),
            "-cp",
            System.getProperty("java.class.path"),
            DeniedFiles.class.getName(),
            root.toString()
        };
    }

    public static void main(String[] arguments) throws Exception {
        check(Path.of(arguments[0]));
    }

    static void check(Path root) throws Exception {
        Path file = root.resolve("inbox/a.yaml");
        try (WatchedTree tree = WatchedTree.watch(root)) {
            assertThat(tree.board.invalid()).as("at the start").containsKey("inbox/a.yaml");
            permit(file, "rw-r--r--");
            tree.board.await("readable", board -> board.invalid().isEmpty());
            permit(file, "---------");
            tree.board.await("unreadable", board -> board.invalid().containsKey("inbox/a.yaml"));
            permit(file, "rw-r--r--");
            tree.board.await("readable again", board -> board.invalid().isEmpty());
            denyTheDirectory(root.resolve("inbox"), tree);
        }
    }

    /** The files in it stay as they are, times and all. */
    private static void denyTheDirectory(Path inbox, WatchedTree tree) throws Exception {
        permit(inbox, "---------");
        tree.flush();
        assertThat(tree.source.health().degraded()).isTrue();
        assertThat(tree.board.invalid()).containsKey("inbox/a.yaml");
        permit(inbox, "rwxr-xr-x");
        tree.flush();
        assertThat(tree.source.health().degraded()).isFalse();
        assertThat(tree.board.invalid()).as("readable with its directory").isEmpty();
    }

    private static void permit(Path path, String permissions) throws Exception {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}

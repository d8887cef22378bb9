package dev.lanecast.watcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Knows where the system does not tell of changes. */
final class WatchMode {

    /** Beginnings of the names of file systems that others change, or that tell nothing. */
    private static final List<String> SILENT = List.of(
            "nfs",
            "cifs",
            "smb",
            "9p",
            "drvfs",
            "fuse",
            "vboxsf",
            "vmhgfs",
            "prl_fs",
            "afpfs",
            "webdav",
            "davfs",
            "sshfs",
            "ncpfs",
            "afs",
            "ceph",
            "lustre",
            "glusterfs",
            "gpfs",
            "virtiofs",
            "fakeowner",
            "beegfs",
            "ocfs2",
            "gfs2");

    private static final String POLLED = ", so the tree is looked at every second; ";

    private WatchMode() {}

    /** Why a tree must be polled, and the mend; null if the system tells of its changes. */
    static @Nullable String pollReason(WatcherSettings settings) {
        return switch (settings.mode()) {
            case POLL -> "The setting [source.mode] is poll" + POLLED + "set it to auto to hear of changes at once";
            case NATIVE -> null;
            case AUTO ->
                isMac()
                        ? "macOS does not tell programs in Java of changes" + POLLED
                                + "nothing needs mending, changes only show up that much later"
                        : silent(settings.root().path());
        };
    }

    /** Why a file system of that type must be polled; null if it tells. */
    static @Nullable String silent(String type) {
        String name = type.toLowerCase(Locale.ROOT);
        return SILENT.stream().anyMatch(name::startsWith)
                ? "The file system [" + type + "] does not tell of every change" + POLLED
                        + "keep the tree on a local disk to hear of changes at once"
                : null;
    }

    private static @Nullable String silent(Path root) {
        try {
            return silent(Files.getFileStore(root).type());
        } catch (IOException e) {
            return null;
        }
    }

    private static boolean isMac() {
        return System.getProperty("os.name", "").startsWith("Mac");
    }
}

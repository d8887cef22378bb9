package dev.lanecast.telemetry;

import dev.lanecast.core.error.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Refuses a disk of another machine, on which the locks of SQLite do not hold and its log in shared memory is not shared. */
final class NetworkDisk {

    private static final Set<String> TYPES = Set.of(
            "nfs",
            "nfs3",
            "nfs4",
            "cifs",
            "smb",
            "smb2",
            "smb3",
            "smbfs",
            "afpfs",
            "webdav",
            "davfs",
            "9p",
            "afs",
            "ceph",
            "glusterfs",
            "lustre",
            "ncpfs",
            "beegfs",
            "gpfs",
            "ocfs2",
            "vboxsf",
            "prl_fs");
    private static final Set<String> FUSE = Set.of(
            "sshfs",
            "rclone",
            "s3fs",
            "gcsfuse",
            "glusterfs",
            "ceph",
            "davfs",
            "davfs2",
            "smbnetfs",
            "curlftpfs",
            "goofys",
            "juicefs",
            "mount-s3",
            "grpcfuse");

    private NetworkDisk() {}

    /** Refuses a file on such a disk. */
    static void refuse(Path file, DiskType type) {
        Path there = file;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null) {
            return;
        }
        try {
            String found = type.of(there);
            if (isRemote(found)) {
                throw new StorageException("The telemetry database [" + file + "] lies on a network disk [" + found
                        + "], where SQLite may damage it; name a file on a local disk with --db (setting ["
                        + SqliteTelemetryStoreProvider.FILE_SETTING + "])");
            }
        } catch (IOException e) {
            // Opening the file says better what is wrong.
        }
    }

    static boolean isRemote(String type) {
        String name = type.toLowerCase(Locale.ROOT);
        return TYPES.contains(name) || name.startsWith("fuse.") && FUSE.contains(name.substring("fuse.".length()));
    }

    /** Tells what kind of disk a file lies on. */
    @FunctionalInterface
    interface DiskType {

        String of(Path file) throws IOException;

        /** As the platform says. */
        static String ofPlatform(Path file) throws IOException {
            return Files.getFileStore(file).type();
        }
    }
}

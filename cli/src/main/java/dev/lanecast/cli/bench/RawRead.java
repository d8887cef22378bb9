package dev.lanecast.cli.bench;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;

/**
 * Every byte of some files, read by one thread.
 *
 * @param fromDisk whether past the system's cache, which not every file system can do
 * @param nanos how long it took
 */
record RawRead(boolean fromDisk, long nanos) {

    private static final int BLOCK = 1 << 20;

    static RawRead of(List<Path> files) throws IOException {
        try {
            return new RawRead(true, read(files, Set.of(StandardOpenOption.READ, ExtendedOpenOption.DIRECT)));
        } catch (IOException | UnsupportedOperationException e) {
            return new RawRead(false, read(files, Set.of(StandardOpenOption.READ)));
        }
    }

    private static long read(List<Path> files, Set<OpenOption> how) throws IOException {
        int unit = Math.toIntExact(Files.getFileStore(files.get(0)).getBlockSize());
        ByteBuffer block = ByteBuffer.allocateDirect(BLOCK + unit).alignedSlice(unit);
        long start = System.nanoTime();
        for (Path file : files) {
            try (FileChannel channel = FileChannel.open(file, how)) {
                int count = block.capacity();
                while (count == block.capacity()) {
                    count = channel.read(block.clear());
                }
            }
        }
        return System.nanoTime() - start;
    }
}

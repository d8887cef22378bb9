package dev.lanecast.cli.bench;

import dev.lanecast.core.error.ServerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** How fast session files are imported, by a fresh process, beside a plain read of every byte from the disk. */
public final class ImportBench implements Benchmark {

    private static final long LOOK_MILLIS = 50;
    private static final double MEGABYTE_SECONDS = 1e9 / (1 << 20);

    private final Path directory;
    private final Load load;
    private final List<String> lanecast;
    private final Parts parts = new Parts();
    private final List<Figure> figures = new ArrayList<>();
    private OptionalDouble peak = OptionalDouble.empty();

    /**
     * A benchmark that has not begun.
     *
     * @param directory an empty one, deleted by the caller
     * @param load how many files of about 1 MB
     * @param lanecast the command line that starts Lanecast, without the name of a command
     */
    public ImportBench(Path directory, Load load, List<String> lanecast) {
        this.directory = directory;
        this.load = load;
        this.lanecast = List.copyOf(lanecast);
    }

    @Override
    public List<Figure> run() throws IOException, InterruptedException {
        List<Path> files = BenchSessions.write(directory.resolve("sessions"), load.files(), load.seed());
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        RawRead raw = RawRead.of(files);
        Sample least = rate(bytes, raw.nanos());
        String from = raw.fromDisk() ? "from the disk" : "from the system's cache";
        figures.add(new Figure("raw read: every byte " + from + ", one thread", "MB/s", least, null));
        figures.add(new Figure("imported, files in the system's cache", "MB/s", rate(bytes, read()), least));
        figures.add(new Figure("the same again, all calls known", "MB/s", rate(bytes, read()), least));
        peak.ifPresent(megabytes -> figures.add(Figure.of("memory at its peak", "MB", megabytes)));
        return List.copyOf(figures);
    }

    @Override
    public void close() {
        parts.close();
    }

    /** How many nanoseconds an import takes, from the start of its process to its end. */
    private long read() throws IOException, InterruptedException {
        Path errors = directory.resolve("import.err");
        List<String> command = new ArrayList<>(lanecast);
        command.addAll(List.of("import", "claude", directory.resolve("sessions").toString()));
        command.addAll(List.of("--db", directory.resolve("import.db").toString()));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors.toFile())
                .start();
        parts.add(process::destroyForcibly);
        while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            OptionalDouble now = ResidentMemory.megabytes(process, "VmHWM");
            peak = now.isPresent() ? now : peak;
        }
        if (process.exitValue() != 0) {
            throw new ServerException(
                    "The measured import ended with [" + process.exitValue() + "]; it said ["
                            + Files.readString(errors).strip() + "]",
                    null);
        }
        return System.nanoTime() - start;
    }

    private static Sample rate(long bytes, long nanos) {
        return Sample.of(bytes * MEGABYTE_SECONDS / nanos);
    }
}

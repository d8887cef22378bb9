package dev.lanecast.telemetry;

import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.telemetry.NetworkDisk.DiskType;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** A process of its own that keeps calls and writes one line for each list that is committed. */
final class WriterProcess {

    static final int LIST_SIZE = 5;

    private WriterProcess() {}

    static Process start(Path file, String name, int lists) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WriterProcess.class.getName(),
                        file.toString(),
                        name,
                        Integer.toString(lists))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] args) throws IOException {
        int lists = Integer.parseInt(args[2]);
        // Keys are moved again and again.
        try (TelemetryStore store = SqliteTelemetryStore.open(
                        Path.of(args[0]), SynchronousMode.NORMAL, DiskType::ofPlatform, () -> new KeyTable(60, 20));
                FileOutputStream output = new FileOutputStream(FileDescriptor.out)) {
            for (int list = 0; list < lists; list++) {
                store.append(calls(args[1], list));
                output.write('\n');
            }
        }
    }

    /** The first call is the same whatever the name. */
    static List<Invocation> calls(String name, int list) {
        List<Invocation> calls = new ArrayList<>(List.of(Calls.call("shared " + list)));
        for (int i = 1; i < LIST_SIZE; i++) {
            calls.add(Calls.call(name + " " + list + " " + i));
        }
        return calls;
    }
}

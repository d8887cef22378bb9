package dev.lanecast.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** The memory that a process has in use, where the system tells it. */
final class ResidentMemory {

    private static final double KILOBYTES = 1_024;

    private ResidentMemory() {}

    /**
     * In megabytes; nothing once it has ended.
     *
     * @param field of Linux's {@code /proc/PID/status}
     */
    static OptionalDouble megabytes(Process process, String field) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith(field + ":"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KILOBYTES)
                    .findFirst();
        } catch (IOException e) {
            return OptionalDouble.empty();
        }
    }
}

package dev.lanecast.cli.bench;

import dev.lanecast.core.error.ServerException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server in a process of its own. */
final class ServeProcess implements AutoCloseable {

    private static final String READY = "Lanecast ready at ";
    private static final long PATIENCE_SECONDS = 300;

    private final Process process;
    private final Path errors;

    private ServeProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    /**
     * Starts to serve a tree.
     *
     * @param lanecast the command line that starts Lanecast, without the name of a command
     * @param directory where it keeps what it writes
     */
    static ServeProcess start(List<String> lanecast, Path tree, Path directory) throws IOException {
        List<String> command = new ArrayList<>(lanecast);
        command.addAll(List.of("serve", tree.toString(), "--port", "0"));
        command.addAll(List.of("--db", directory.resolve("telemetry.db").toString()));
        Path errors = directory.resolve("serve.err");
        return new ServeProcess(
                new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
    }

    /** Waits until it is ready and says where. */
    URI address() throws IOException, InterruptedException {
        CompletableFuture<String> ready = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(ready), "lanecast-bench-serve");
        reader.setDaemon(true);
        reader.start();
        try {
            String line = ready.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (line.startsWith(READY)) {
                return URI.create(line.substring(READY.length()));
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new ServerException(failure(), e);
        }
        throw new ServerException(failure(), null);
    }

    /** Processor time used so far, where the system tells it. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /**
     * Memory in megabytes, where the system tells it.
     *
     * @param field of Linux's {@code /proc/PID/status}
     */
    OptionalDouble memory(String field) {
        return ResidentMemory.megabytes(process, field);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void read(CompletableFuture<String> ready) {
        try {
            String line = process.inputReader().readLine();
            ready.complete(line == null ? "" : line);
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    private String failure() throws IOException {
        return "The measured server did not start within [" + PATIENCE_SECONDS + " s]; it said ["
                + Files.readString(errors).strip() + "]";
    }
}

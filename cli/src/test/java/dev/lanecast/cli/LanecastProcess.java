package dev.lanecast.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The executable jar as a process of its own, under the same coverage agent as the tests. */
final class LanecastProcess implements AutoCloseable {

    private static final String READY = "Lanecast ready at ";

    private final Process process;
    private final Path errors;
    private final BufferedReader output;

    private LanecastProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        this.output = process.inputReader();
    }

    /** Starts the jar; what it keeps for the user and for a while goes to {@code temp}. */
    static LanecastProcess start(Path temp, Object... args) throws IOException {
        List<String> command = java();
        command.add("-Djava.io.tmpdir=" + temp);
        command.add("-jar");
        command.add(System.getProperty("lanecast.jar"));
        List.of(args).forEach(arg -> command.add(arg.toString()));
        return start(temp, command);
    }

    static LanecastProcess start(Path temp, List<String> command) throws IOException {
        Path errors = Files.createTempFile(temp, "stderr", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put("XDG_STATE_HOME", temp.resolve("state").toString());
        builder.environment().keySet().removeAll(List.of("COLUMNS", "CLAUDE_CONFIG_DIR", "CODEX_HOME"));
        return new LanecastProcess(builder.start(), errors);
    }

    /** The Java of the tests, with the coverage agent where there is one. */
    static List<String> java() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        String agent = System.getProperty("lanecast.jacoco", "");
        if (agent.startsWith("-javaagent")) {
            command.add(agent);
        }
        return command;
    }

    /** Runs to the end. */
    static Ran run(Path temp, Object... args) throws Exception {
        try (LanecastProcess lanecast = start(temp, args)) {
            return lanecast.finish();
        }
    }

    Ran finish() throws Exception {
        String out = String.join("\n", output.lines().toList());
        return new Ran(process.waitFor(), out, errors());
    }

    /** Waits for the line that says so. */
    URI address() throws IOException {
        String line = Objects.requireNonNullElse(output.readLine(), "");
        if (!line.startsWith(READY)) {
            throw new IllegalStateException("Expected the ready line, but got [" + line + "] and [" + errors() + "]");
        }
        return URI.create(line.substring(READY.length()));
    }

    /** Asks it to stop as a service manager does, and answers how long that took. */
    Duration terminate() throws InterruptedException {
        long start = System.nanoTime();
        // Process.destroy would close the streams as well, with what is still to be read.
        process.toHandle().destroy();
        process.waitFor(10, TimeUnit.SECONDS);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** How it ended. */
    int code() {
        return process.exitValue();
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    /** What it printed after the lines that were read. */
    List<String> restOfOutput() {
        return output.lines().toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

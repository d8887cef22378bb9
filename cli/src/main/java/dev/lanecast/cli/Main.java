package dev.lanecast.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.RunLast;

/** The door of the {@code lanecast} command. */
public final class Main {

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args, utf8(FileDescriptor.out), utf8(FileDescriptor.err)));
    }

    /** Runs one command; 0 done, 1 what was asked about is not well, 2 wrong usage, 3 the work failed. */
    static int run(String[] args, PrintWriter out, PrintWriter err) {
        LanecastCommand lanecast = new LanecastCommand();
        return new CommandLine(lanecast)
                .setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(Failures::wrongUsage)
                .setExecutionExceptionHandler(
                        (failure, command, parsed) -> Failures.failed(failure, command.getErr(), lanecast.verbose()))
                .setExecutionStrategy(parsed -> {
                    LogLines.install(err, lanecast.verbose());
                    return new RunLast().execute(parsed);
                })
                .execute(args);
    }

    private static PrintWriter utf8(FileDescriptor stream) {
        return new PrintWriter(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }
}

package dev.lanecast.cli;

import dev.lanecast.core.error.LanecastException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one sentence why a command did not work. */
final class Failures {

    private static final int WORK_FAILED = 3;

    private Failures() {}

    static int wrongUsage(ParameterException failure, String[] args) {
        PrintWriter err = failure.getCommandLine().getErr();
        err.println(Text.line(sentence(failure)));
        err.println("Try '" + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    static int failed(Exception failure, PrintWriter err, boolean verbose) {
        err.println(Text.line(sentence(failure)));
        if (verbose) {
            failure.printStackTrace(err);
        }
        return WORK_FAILED;
    }

    private static String sentence(Exception failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        if (failure instanceof LanecastException || failure instanceof ParameterException) {
            return String.valueOf(failure.getMessage());
        }
        return "Something unexpected happened [" + failure
                + "]; run it again with --verbose and report what that prints";
    }

    private static String unmatched(UnmatchedArgumentException failure) {
        boolean commandWanted = !failure.getCommandLine().getSubcommands().isEmpty();
        String kind = failure.isUnknownOption() ? "option" : commandWanted ? "command" : "argument";
        List<String> known = failure.getSuggestions();
        String mend = known.isEmpty() ? "" : "; did you mean [" + known.get(0) + "]?";
        return "Unknown " + kind + " [" + failure.getUnmatched().get(0) + "]" + mend;
    }
}

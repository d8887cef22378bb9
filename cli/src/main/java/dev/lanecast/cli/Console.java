package dev.lanecast.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command has: help, version and where it prints. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = LanecastCommand.ShownVersion.class,
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n")
final class Console {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    PrintWriter out() {
        return command.commandLine().getOut();
    }

    PrintWriter err() {
        return command.commandLine().getErr();
    }

    /** How many words the user gave to {@code lanecast}. */
    int words() {
        return command.root().commandLine().getParseResult().originalArgs().size();
    }

    /** The exception that ends the command with a sentence and exit code 2. */
    ParameterException wrongUsage(String sentence) {
        return new ParameterException(command.commandLine(), sentence);
    }
}

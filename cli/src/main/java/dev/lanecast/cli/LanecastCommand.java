package dev.lanecast.cli;

import dev.lanecast.core.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command above all others. */
@Command(
        name = "lanecast",
        description = "A live, read-only board over the YAML task files of coding agents.",
        subcommands = {
            Serve.class,
            Demo.class,
            Tasks.class,
            Validate.class,
            Costs.class,
            Record.class,
            Import.class,
            Export.class,
            Backup.class,
            Bench.class
        },
        customSynopsis = "lanecast COMMAND [OPTIONS]",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0  done",
            "  1  what was asked about is not well (validate)",
            "  2  wrong usage",
            "  3  the work failed",
            "",
            "See what it does: lanecast demo"
        })
final class LanecastCommand implements Runnable {

    @Mixin
    private final Console console = new Console();

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Print stack traces and more of the log to standard error.")
    private boolean verbose;

    boolean verbose() {
        return verbose;
    }

    @Override
    public void run() {
        throw console.wrongUsage("Name a command, such as [serve] or [demo]");
    }

    /** Takes the version from the core. */
    static final class ShownVersion implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"lanecast " + Version.current()};
        }
    }
}

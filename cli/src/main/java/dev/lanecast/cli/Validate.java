package dev.lanecast.cli;

import dev.lanecast.core.Lanecast;
import dev.lanecast.core.LanecastBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says which files are unreadable or suspicious. */
@Command(
        name = "validate",
        description = {
            "Print every unreadable or suspicious file as path:line:column: message.",
            "Ends with 1 if any file is unreadable; warnings alone end with 0."
        })
final class Validate implements Callable<Integer> {

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final Directories directories = new Directories();

    @Mixin
    private final ConfigOption configuration = new ConfigOption();

    @Option(names = "--json", description = "Print a JSON array of findings.")
    private boolean json;

    @Override
    public Integer call() {
        LanecastBuilder builder = configuration.read().addTo(Lanecast.builder()).watch(directories.all());
        try (Lanecast lanecast = builder.start()) {
            List<Finding> findings = new Findings(lanecast.stream().view(), lanecast.health()).all();
            print(findings, lanecast.tasks().size());
            return findings.stream().anyMatch(Finding::invalid) ? ExitCode.SOFTWARE : ExitCode.OK;
        }
    }

    private void print(List<Finding> findings, int tasks) {
        if (json) {
            Json.print(console.out(), out -> {
                out.startArray();
                findings.forEach(finding -> finding.write(out));
                out.endArray();
            });
        } else if (findings.isEmpty()) {
            console.out().println("Found nothing wrong with " + tasks + (tasks == 1 ? " task." : " tasks."));
        } else {
            Path here = Path.of("").toAbsolutePath();
            findings.forEach(finding -> console.out().println(finding.line(here)));
        }
    }
}

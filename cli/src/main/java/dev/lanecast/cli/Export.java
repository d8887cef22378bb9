package dev.lanecast.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes records to a file. */
@Command(
        name = "export",
        description = "Write tasks, model calls or events as CSV, JSON or one JSON object a line.",
        subcommands = {ExportTasks.class, ExportInvocations.class, ExportEvents.class})
final class Export implements Runnable {

    @Mixin
    private final Console console = new Console();

    @Override
    public void run() {
        throw console.wrongUsage("Name what to export: tasks, invocations or events");
    }
}

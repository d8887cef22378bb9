package dev.lanecast.cli;

import dev.lanecast.core.Lanecast;
import dev.lanecast.core.LanecastBuilder;
import dev.lanecast.core.spi.Settings;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.task.TaskField;
import dev.lanecast.core.wire.Wire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes the board. */
@Command(name = "tasks", description = "Write the tasks of the board, with their costs.")
final class ExportTasks implements Runnable {

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final Directories directories = new Directories();

    @Mixin
    private final Database database = new Database();

    @Mixin
    private final ConfigOption configuration = new ConfigOption();

    @Mixin
    private final ExportTarget target = new ExportTarget();

    @Override
    public void run() {
        Map<String, Function<Task, @Nullable Object>> columns = new LinkedHashMap<>();
        for (TaskField field : TaskField.values()) {
            columns.put(field.wireName(), field::of);
        }
        target.write(console, tasks().iterator(), columns, Wire::task);
    }

    private List<Task> tasks() {
        LanecastBuilder builder = configuration
                .read()
                .addTo(Lanecast.builder())
                .watch(directories.all())
                .settings(database.addTo(Settings.defaults()));
        if (database.exists()) {
            builder.withTelemetry();
        }
        try (Lanecast lanecast = builder.start()) {
            return lanecast.tasks();
        }
    }
}

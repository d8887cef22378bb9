package dev.lanecast.cli;

import dev.lanecast.cli.config.Config;
import dev.lanecast.core.Lanecast;
import dev.lanecast.core.LanecastBuilder;
import dev.lanecast.core.spi.Settings;
import dev.lanecast.core.task.Lane;
import dev.lanecast.core.task.Lanes;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.wire.Wire;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the board once. */
@Command(
        name = "tasks",
        description = {
            "List the tasks of the board, by lane and priority.",
            "Each filter takes several values, separated by commas."
        })
final class Tasks implements Runnable {

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final Directories directories = new Directories();

    @Mixin
    private final Database database = new Database();

    @Mixin
    private final ConfigOption configuration = new ConfigOption();

    @Option(
            names = "--lane",
            split = ",",
            paramLabel = "LANE",
            description = "Only these lanes: inbox, assigned, done.")
    private List<String> lanes = List.of();

    @Option(names = "--agent", split = ",", paramLabel = "NAME", description = "Only tasks of these agents.")
    private List<String> agents = List.of();

    @Option(names = "--status", split = ",", paramLabel = "STATUS", description = "Only tasks with these statuses.")
    private List<String> statuses = List.of();

    @Option(
            names = "--priority",
            split = ",",
            paramLabel = "PRIORITY",
            description = "Only tasks with these priorities: critical, high, medium, normal, low.")
    private List<String> priorities = List.of();

    @Option(names = "--json", description = "Print a JSON array of whole tasks, with their costs.")
    private boolean json;

    @Override
    public void run() {
        Config config = configuration.read();
        lanes.forEach(lane -> checkLane(lane, config.lanes()));
        List<Task> shown = tasks(config).stream()
                .filter(this::wanted)
                .sorted(TaskOrder.of(config.lanes()))
                .toList();
        if (json) {
            Json.print(console.out(), out -> Wire.tasks(shown, out));
        } else if (shown.isEmpty()) {
            console.out().println("No tasks.");
        } else {
            TaskTable.print(console.out(), shown, TaskTable.width(System.getenv("COLUMNS")), Instant.now());
        }
    }

    private List<Task> tasks(Config config) {
        LanecastBuilder builder =
                config.addTo(Lanecast.builder()).watch(directories.all()).settings(database.addTo(Settings.defaults()));
        if (database.exists()) {
            builder.withTelemetry();
        }
        try (Lanecast lanecast = builder.start()) {
            return lanecast.tasks();
        }
    }

    private void checkLane(String lane, Lanes known) {
        if (known.find(lane).isEmpty()) {
            List<String> names = known.all().stream().map(Lane::name).toList();
            throw console.wrongUsage("There is no lane [" + lane + "]; name one of " + names);
        }
    }

    private boolean wanted(Task task) {
        return among(lanes, task.lane())
                && among(agents, task.agent())
                && among(statuses, task.status())
                && among(priorities, task.priority());
    }

    private static boolean among(List<String> wanted, @Nullable String value) {
        return wanted.isEmpty() || wanted.stream().anyMatch(text -> text.equalsIgnoreCase(value));
    }
}

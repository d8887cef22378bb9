package dev.lanecast.cli;

import dev.lanecast.core.error.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How this process was started, to start another one like it. */
final class OwnCommand {

    private OwnCommand() {}

    /**
     * The same Java, flags and jar.
     *
     * @param words how many words at the end of the command line are not part of that
     * @throws ConfigurationException if the system does not tell
     */
    static List<String> without(int words) {
        ProcessHandle.Info self = ProcessHandle.current().info();
        Optional<String[]> arguments = self.arguments();
        if (self.command().isEmpty() || arguments.isEmpty()) {
            throw new ConfigurationException("This system does not tell how [lanecast] was started,"
                    + " so no second one can be started to be measured; run [lanecast bench watch] alone");
        }
        return without(words, self.command().get(), List.of(arguments.get()));
    }

    static List<String> without(int words, String command, List<String> arguments) {
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(arguments.subList(0, arguments.size() - words));
        return line;
    }
}

package dev.lanecast.telemetry.transcript;

import dev.lanecast.core.error.ConfigurationException;
import dev.lanecast.core.spi.InvocationSource;
import dev.lanecast.core.spi.Settings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Where files are looked for. */
final class Places {

    private Places() {}

    /**
     * A source over the places that the settings list, else those of the agent.
     *
     * @throws ConfigurationException if one is no path on this system
     */
    static InvocationSource source(String name, Format format, Settings settings) {
        List<String> listed = settings.list("transcripts." + name);
        try {
            List<Path> places = listed.isEmpty()
                    ? format.places(Path.of(System.getProperty("user.home")), System.getenv())
                    : listed.stream().map(Path::of).toList();
            return new TranscriptSource(format, places);
        } catch (InvalidPathException e) {
            throw new ConfigurationException(
                    "The session files of [" + name + "] cannot lie in [" + e.getInput() + "]: " + e.getReason(), e);
        }
    }
}

package dev.lanecast.telemetry.transcript;

import dev.lanecast.core.error.ConfigurationException;
import dev.lanecast.core.spi.InvocationSource;
import dev.lanecast.core.spi.Settings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Where files are looked for. */
final class Places {

    private static final int MOST_THREADS = 8;

    private Places() {}

    /**
     * A source over the places that the settings list, else those of the agent, with as many readers as they say.
     *
     * @throws ConfigurationException if one is no path on this system, or the number of readers is none
     */
    static InvocationSource source(String name, Supplier<Format> format, Settings settings) {
        int threads = settings.number("transcripts.threads", 1, 1, MOST_THREADS);
        return source(name, Stream.generate(format).limit(threads).toList(), settings);
    }

    private static InvocationSource source(String name, List<Format> formats, Settings settings) {
        List<String> listed = settings.list("transcripts." + name);
        try {
            List<Path> places = listed.isEmpty()
                    ? formats.get(0).places(Path.of(System.getProperty("user.home")), System.getenv())
                    : listed.stream().map(Path::of).toList();
            return new TranscriptSource(formats, places);
        } catch (InvalidPathException e) {
            throw new ConfigurationException(
                    "The session files of [" + name + "] cannot lie in [" + e.getInput() + "]: " + e.getReason(), e);
        }
    }
}

package dev.lanecast.core.spi;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where the platform wants Lanecast to keep what it remembers for a user. Touches no file. */
public final class StateDirectory {

    private StateDirectory() {}

    /** The directory for the user of this process, absolute; it need not exist. */
    public static Path ofThisUser() {
        return of(System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv());
    }

    static Path of(String system, Path home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return named(environment, "LOCALAPPDATA", home.resolve("AppData/Local"))
                    .resolve("lanecast");
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library/Application Support/lanecast");
        }
        return named(environment, "XDG_STATE_HOME", home.resolve(".local/state"))
                .resolve("lanecast");
    }

    /** The XDG specification has relative paths ignored. */
    private static Path named(Map<String, String> environment, String variable, Path fallback) {
        Path path = Path.of(environment.getOrDefault(variable, ""));
        return path.isAbsolute() ? path : fallback;
    }
}

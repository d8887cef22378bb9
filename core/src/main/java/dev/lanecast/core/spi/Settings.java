package dev.lanecast.core.spi;

import dev.lanecast.core.error.ConfigurationException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Named values that parts are made from, such as {@code server.port}. Immutable. Each part documents its keys; all of
 * them are listed in {@code docs/configuration.md}.
 */
public final class Settings {

    private static final Settings NONE = new Settings(Map.of());

    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = values;
    }

    /** No values, so that every part uses its defaults. */
    public static Settings defaults() {
        return NONE;
    }

    /** The same with one value more, or another one. */
    public Settings with(String key, Object value) {
        Map<String, String> more = new TreeMap<>(values);
        more.put(key, value.toString());
        return new Settings(Map.copyOf(more));
    }

    /** The same with a list, kept as its lines. */
    public Settings with(String key, List<String> lines) {
        return with(key, String.join("\n", lines));
    }

    /** The value of a key, or empty. */
    public Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The lines of a value; none if it is not set. */
    public List<String> list(String key) {
        return text(key).map(text -> text.lines().toList()).orElse(List.of());
    }

    /**
     * A whole number within bounds.
     *
     * @throws ConfigurationException if the value is no such number
     */
    public int number(String key, int fallback, int least, int most) {
        String text = values.get(key);
        if (text == null) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The message below says it better.
        }
        throw new ConfigurationException("The setting [" + key + "] must be a whole number from " + least + " to "
                + most + ", but is [" + text + "]");
    }

    /**
     * A path.
     *
     * @throws ConfigurationException if the value is no path on this system
     */
    public Optional<Path> path(String key) {
        try {
            return text(key).map(Path::of);
        } catch (InvalidPathException e) {
            throw new ConfigurationException(
                    "The setting [" + key + "] must be a path, but is [" + values.get(key) + "]: " + e.getReason(), e);
        }
    }
}

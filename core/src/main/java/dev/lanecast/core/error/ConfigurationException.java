package dev.lanecast.core.error;

import org.jspecify.annotations.Nullable;

/** Settings that cannot work; thrown before anything starts. */
public final class ConfigurationException extends LanecastException {

    public ConfigurationException(String message) {
        this(message, null);
    }

    public ConfigurationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

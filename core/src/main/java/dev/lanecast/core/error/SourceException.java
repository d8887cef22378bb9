package dev.lanecast.core.error;

import org.jspecify.annotations.Nullable;

/** A task source that cannot start or answer. */
public final class SourceException extends LanecastException {

    public SourceException(String message) {
        this(message, null);
    }

    public SourceException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

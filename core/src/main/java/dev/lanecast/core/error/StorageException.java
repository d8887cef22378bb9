package dev.lanecast.core.error;

import org.jspecify.annotations.Nullable;

/** A telemetry store that cannot open, read or write. */
public final class StorageException extends LanecastException {

    public StorageException(String message) {
        this(message, null);
    }

    public StorageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

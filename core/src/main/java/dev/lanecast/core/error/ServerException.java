package dev.lanecast.core.error;

import org.jspecify.annotations.Nullable;

/** A dashboard server that cannot start, such as one whose port is in use. */
public final class ServerException extends LanecastException {

    public ServerException(String message) {
        this(message, null);
    }

    public ServerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

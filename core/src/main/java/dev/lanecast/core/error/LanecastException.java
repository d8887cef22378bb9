package dev.lanecast.core.error;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything Lanecast throws on its own account. Its message names what happened, the value in brackets and
 * what to do, in words fit for the user.
 */
public abstract sealed class LanecastException extends RuntimeException
        permits ConfigurationException, ProviderException, SourceException, StorageException, ServerException {

    LanecastException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
